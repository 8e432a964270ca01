"""The language of a text."""

import pytest

from facts.words.language_detection import detect_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Die Firma will im Januar rund drei Milliarden Euro von Investoren einsammeln, wie die Zeitung berichtet.",
        ),
        (
            "en",
            "The company said it would raise about three billion dollars from investors in January, the paper reports.",
        ),
        (
            "fr",
            "La jeune pousse vient de boucler un tour de table d'un milliard de dollars, selon le journal du soir.",
        ),
        (
            "es",
            "La empresa negocia con varios inversores una ronda que la valoraría en cerca de tres mil millones.",
        ),
        (
            "nl",
            "De nieuwe onderneming van de voormalige baas wil in januari geld ophalen bij investeerders in Parijs.",
        ),
        (
            "it",
            "La nuova società dell'ex dirigente vuole raccogliere a gennaio tre miliardi di euro dagli investitori.",
        ),
        (
            "pt",
            (
                "A nova empresa do antigo chefe quer captar em janeiro cerca de três mil milhões de euros "
                "junto dos investidores."
            ),
        ),
        (
            "fi",
            (
                "Yhtiö kertoi maanantaina keränneensä kolme miljardia euroa sijoittajilta ja aikoo avata "
                "uuden toimiston Helsinkiin ensi vuoden alussa, kertoo sanomalehti."
            ),
        ),
    ],
)
def test_the_language_of_a_sentence(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "Ja.", "12 345 678", "https://example.org/a/b"])
def test_too_few_words_have_no_language(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "这家公司周一表示，它从投资者那里筹集了三十亿欧元，并计划明年初在巴黎开设一个新办事处。"),
        ("ru", "Компания сообщила в понедельник, что привлекла три миллиарда евро и откроет новый офис в Париже."),
        ("ar", "قالت الشركة يوم الاثنين إنها جمعت ثلاثة مليارات يورو من المستثمرين وتعتزم افتتاح مكتب جديد في باريس."),
    ],
)
def test_other_letters_are_no_language_that_is_read(language: str, text: str) -> None:
    assert detect_language(text) in {language, None}


def test_a_list_of_names_has_no_language() -> None:
    assert detect_language("FC Torro / SV Alkan 1884 e.V. Rana Velu, Omo Tulip, " * 3) is None
