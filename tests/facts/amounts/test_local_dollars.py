"""Which dollar "$" is, by where a text is at home; for invented texts."""

from __future__ import annotations

import pytest

from facts.amounts.local_dollars import country_of_dollars

HOME = [
    ("en", "AU", "The Treasurer flew to Townsville. The dam will cost taxpayers $2 billion, Queensland says."),
    ("en", "CA", "MONTRÉAL, Sept. 4, 2026 - Norvent lost $40 million in the strike."),
    ("en", "CA", "Norvent lost $40 million. All amounts are in Canadian dollars."),
    ("en", "NZ", "The ferry to Christchurch costs $551 million."),
    ("en", "AU", "Pelican Australia flies to Townsville again. It owes its pilots $40 million."),
    ("en", "CA", "Its rival Pelican Canada pays $40 million for a hangar in Calgary."),
    ("en", "AU", "Australia Mint lost $40 million, the third loss in a row."),
    ("fr", "CA", "À Toronto, la grève coûte 40 millions de dollars à Norvent."),
    ("fr", "CA", "Norvent perd 40 millions de dollars. Les montants sont en dollars canadiens."),
    ("fr", "CA", "Le pont coûtera 2,3 G$ au lieu de 900 M$."),
    ("fr", "CA", "À Montréal, le pont de la Pointe-d'Avignon coûte 2 milliards de dollars, et Avignon n'y peut rien."),
    ("en", "CA", "A Montréal yard builds the ferry for Seattle at $80 million; the engines cost US$12 million."),
    ("fr", "CA", "À Québec, Norvent d'Orlando perd 40 millions de dollars, dont 12 millions US."),
    ("fr", "CA", "La CSN dit que la grève coûte 180 000 $ par jour à Norvent."),
    ("fr", "CA", "Les traversiers de Norvent coûtent 40 millions de dollars."),
    ("de", "AU", "Brisbane baut ein Stadion für 2 Milliarden Dollar."),
    ("de", "CA", "Norvent verlor 40 Millionen $. Alle Angaben in kanadischen Dollar."),
]


@pytest.mark.parametrize(("language", "country", "text"), HOME)
def test_who_writes_at_home_names_no_country(language: str, country: str, text: str) -> None:
    assert country_of_dollars(text, language) == country


ABROAD = [
    ("en", "Australia will spend $2 billion on a dam in Queensland."),
    ("en", "Australia Mint lost $40 million; its shops elsewhere in Australia are to stay."),
    ("en", "In Australia, a dam in Queensland costs $2 billion."),
    ("en", "Norvent of Seattle pays $5 billion for a mine near Perth."),
    ("en", "Holders in London and Vancouver have approved the $4.5bn dividend."),
    ("en", "Norvent of Seattle pays US$5 billion, $5 a share, for mines near Perth and Vancouver."),
    ("en", "The dam in Queensland costs A$2 billion ($1.3 billion)."),
    ("en", "Queensland borrows 2 billion Australian dollars, or $1.3 billion."),
    ("en", "Norvent loses $40 million."),
    ("en", "Queensland says the dam costs 2 billion euros."),
    ("de", "Australien baut in Brisbane ein Stadion für 2 Milliarden Dollar."),
    ("fr", "Près d'Avignon et de Montréal, deux ponts coûtent 2 milliards de dollars."),
    ("fr", "Un traversier de Seattle coûte 40 millions de dollars à Norvent."),
    ("fr", "Norvent, de Lyon, achète une mine près de Toronto pour 40 millions de dollars."),
]


@pytest.mark.parametrize(("language", "text"), ABROAD)
def test_seen_from_elsewhere_a_dollar_is_american(language: str, text: str) -> None:
    assert country_of_dollars(text, language) is None
