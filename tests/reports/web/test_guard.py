"""Who may look, who may write, and what every answer carries."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from starlette.routing import Route
from starlette.testclient import TestClient

from reports.web.app import routes
from reports.web.guard import HEADERS, host_name
from reports.web.passwords import SHORTEST, Door, hash_password
from reports.web.site import Site
from storage import schema
from storage.database import reading
from tests.reports.web.newsroom import STORY, client, newsroom, opened, pages

PASSWORD = "a long enough password"  # noqa: S105
BASE = f"/stories/{STORY}"
WRITING = [f"{BASE}/look", f"{BASE}/undo", f"{BASE}/rules/add", f"{BASE}/changes/x/decide"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return newsroom(tmp_path_factory.mktemp("guard") / "news")[0]


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Site]:
    with opened(folder) as made:
        yield made


@pytest.fixture
def browser(site: Site) -> Iterator[TestClient]:
    with client(site) as asked:
        yield asked


def rows(site: Site) -> dict[str, int]:
    """How many rows each table has."""
    with reading(site.engine) as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in schema.metadata.tables.items()
        }


def filled(path: str) -> str:
    """The address of a route with something in each of its places."""
    return re.sub(r"\{(\w+)(:int)?\}", lambda found: "1" if found[2] else found[1], path.replace("{story}", STORY))


def credentials(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def test_every_answer_carries_the_headers(site: Site, browser: TestClient) -> None:
    for address in [*pages(site), "/static/web.css", "/static/keys.js", "/nowhere"]:
        headers = browser.get(address).headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, address


def test_the_policy_allows_nothing_but_our_own_files(browser: TestClient) -> None:
    policy = browser.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert {part.strip().split(" ", 1)[1] for part in policy.split(";")} == {"'none'", "'self'"}


@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "evil.example:8765", "", "[::1", "a b"]
)
def test_a_foreign_host_is_refused(browser: TestClient, host: str, method: str) -> None:
    answer = browser.request(method, "/", headers={"Host": host})
    assert answer.status_code == 400
    if method != "HEAD":
        assert "--allow-host" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:9999", "LOCALHOST", "[::1]:8765"])
def test_this_machine_may_ask_by_any_of_its_names(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"Host": host}).status_code == 200


def test_host_names_are_read_without_port_and_brackets() -> None:
    assert [host_name(one) for one in ("A.example:80", "[::1]:80", "x/y", "x@y", "")] == [
        "a.example",
        "::1",
        "",
        "",
        "",
    ]


def test_only_the_addresses_that_write_take_a_post(browser: TestClient) -> None:
    writing = {filled(one.path) for one in routes() if isinstance(one, Route) and "POST" in (one.methods or set())}
    reading_only = {filled(one.path) for one in routes() if isinstance(one, Route)} - writing
    assert writing == {one.replace("/x/", "/change/") for one in WRITING}
    assert {browser.post(address, data={}).status_code for address in reading_only} == {405}
    assert {browser.get(address).status_code for address in writing} == {405}


def test_looking_never_writes(site: Site, browser: TestClient) -> None:
    before = rows(site)
    for address in pages(site):
        browser.get(address)
        browser.head(address)
    assert rows(site) == before


@pytest.mark.parametrize("address", WRITING)
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8765"},
        {"Sec-Fetch-Site": "", "Origin": "http://127.0.0.1:8765"},
    ],
)
def test_a_form_of_another_site_writes_nothing(
    site: Site, browser: TestClient, address: str, headers: dict[str, str]
) -> None:
    before = rows(site)
    answer = browser.post(address, data={"action": "accept"}, headers=headers)
    assert answer.status_code == 403
    assert "pages of this server" in answer.text
    assert rows(site) == before


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:8765", 303),
        ("http://127.0.0.1:1", 403),
        ("http://evil.example", 403),
        ("null", 403),
        (None, 403),
    ],
)
def test_an_old_browser_is_judged_by_its_origin(site: Site, origin: str | None, status: int) -> None:
    with client(site) as browser:
        del browser.headers["Sec-Fetch-Site"]
        headers = {} if origin is None else {"Origin": origin}
        assert browser.post(f"{BASE}/look", data={"until": ""}, headers=headers).status_code == status


def test_what_is_no_form_or_too_large_is_refused(browser: TestClient) -> None:
    assert browser.post(f"{BASE}/look", json={}).status_code == 400
    assert browser.post(f"{BASE}/look", data={"until": "x" * 70_000}).status_code == 413
    assert browser.post(f"{BASE}/look", data={f"field{n}": "1" for n in range(50)}).status_code == 400
    assert browser.post(f"{BASE}/look", data={"until": "soon"}).status_code == 400


def test_with_a_password_nothing_is_shown_to_the_anonymous(folder: Path) -> None:
    with opened(folder, password=hash_password(PASSWORD)) as site, client(site) as browser:
        for address in [*pages(site), *WRITING, "/static/web.css", "/fetches/1/raw"]:
            for answer in (browser.get(address), browser.post(address, data={})):
                assert answer.status_code == 401, address
                assert answer.headers["www-authenticate"].startswith("Basic ")
                assert "ferry" not in answer.text


def test_the_name_given_with_the_password_is_the_reviewer(folder: Path) -> None:
    with opened(folder, password=hash_password(PASSWORD)) as site:
        with client(site, Authorization=credentials("Žofia", PASSWORD)) as browser:
            assert "You decide as <strong>Žofia</strong>" in browser.get("/").text
        with client(site, Authorization=credentials("Žofia", PASSWORD + "x")) as browser:
            assert browser.get("/").status_code == 401


@pytest.mark.parametrize(
    "given",
    [None, "", "Basic", "Basic !!!", "Bearer abc", credentials("", PASSWORD), credentials("a\nb\x00", PASSWORD),
     credentials("anna", ""), "Basic " + base64.b64encode(b"\xff:\xff").decode()],
)  # fmt: skip
def test_malformed_credentials_open_nothing(given: str | None) -> None:
    assert Door(hash_password(PASSWORD)).reviewer(given) is None


def test_a_right_password_is_remembered_and_a_wrong_one_still_fails() -> None:
    door = Door(hash_password(PASSWORD))
    right, wrong = credentials("anna", PASSWORD), credentials("anna", "another long password")
    assert [door.reviewer(one) for one in (right, right, wrong, right)] == ["anna", "anna", None, "anna"]


def test_a_short_password_is_refused() -> None:
    with pytest.raises(ValueError, match=str(SHORTEST)):
        hash_password("short")
