"""A target is opened from its URL and the environment, and nothing of the URL is ever shown."""

from __future__ import annotations

import pytest

from reports.sending import Target, masked, open_target
from storage.errors import TargetError

ENVIRONMENT = {"PASSWORD": "p@ss/word&more", "WHOLE": "json://bot:s3cret@127.0.0.1/hook", "TOKEN": "AbCdEf123456"}


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("json://bot:${PASSWORD}@127.0.0.1:8080/hook", "JSON"),
        ("${WHOLE}", "JSON"),
        ("mailto://bot:${PASSWORD}@example.org?to=desk@example.org", "E-Mail"),
        ("tgram://123456789:${TOKEN}AbCdEfGhIjKlMnOpQrStUvWxYz/12315544/", "Telegram"),
        ("ntfys://${TOKEN}", "ntfy"),
    ],
)
def test_a_target_is_named_by_its_service_and_shows_nothing_else(url: str, service: str) -> None:
    target = open_target("desk", url, ENVIRONMENT)
    assert (target.name, target.service) == ("desk", service)
    assert [value for value in ("p@ss", "s3cret", "AbCdEf", "example.org") if value in repr(target)] == []


def test_a_password_may_hold_any_character() -> None:
    target = open_target("desk", "json://bot:${PASSWORD}@127.0.0.1/", ENVIRONMENT)
    assert target._plugin.password == ENVIRONMENT["PASSWORD"]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("json://${MISSING}@127.0.0.1/", "the variable MISSING is not set"),
        ("nosuch://s3cret@example.org", "does not understand this URL"),
        ("tgram://s3cret", "does not understand this URL"),
        ("json://s3cret@127.0.0.1/?redirect=yes", "redirect=yes is not allowed"),
    ],
)
def test_what_is_wrong_with_a_target_is_said_without_its_url(url: str, said: str) -> None:
    with pytest.raises(TargetError, match=said) as caught:
        open_target("desk", url, ENVIRONMENT)
    assert "notify.targets.desk" in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_a_reason_is_masked_and_in_one_line() -> None:
    def reason(target: Target, text: str) -> str:
        return masked(text, target._secrets)

    target = open_target("desk", "json://bot:${PASSWORD}@127.0.0.1/pr1vate/?+X-Auth=t0ken", ENVIRONMENT)
    assert (
        reason(target, "no: p@ss/word&more p%40ss%2Fword%26more\n/pr1vate t0ken \x1b[31m")
        == "no: *** *** /*** *** [31m"
    )
    chat = open_target("chat", "ntfys://${TOKEN}", ENVIRONMENT)
    assert reason(chat, "could not reach ntfy.sh/AbCdEf123456") == "could not reach ntfy.sh/***"
