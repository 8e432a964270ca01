"""An empty ledger on each database: the same tests hold for SQLite and PostgreSQL."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from storage.database import open_database
from storage.explain import explain

DATABASES = ("sqlite", "postgresql")
POSTGRESQL = os.environ.get("FACTDRIFT_TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")


@pytest.fixture(scope="session")
def postgresql_database() -> Iterator[URL]:
    """A PostgreSQL database of this test run (or of this worker of it), dropped afterwards; skips without a server."""
    name = f"factdrift_test_{uuid.uuid4().hex}"
    server = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 5})
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except SQLAlchemyError as error:
        server.dispose()
        pytest.skip(str(explain(make_url(POSTGRESQL), error)))
    try:
        yield make_url(POSTGRESQL).set(database=name)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


@contextmanager
def empty_schema(database: URL) -> Iterator[URL]:
    """An empty schema of a PostgreSQL database, reached by its URL alone."""
    name = f"test_{uuid.uuid4().hex}"
    server = create_engine(database, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    try:
        yield database.update_query_dict({"options": f"-c search_path={name} -c synchronous_commit=off"})
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        server.dispose()


@pytest.fixture
def postgresql_url(postgresql_database: URL) -> Iterator[URL]:
    """Where an empty PostgreSQL ledger is."""
    with empty_schema(postgresql_database) as url:
        yield url


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """Where an empty ledger is, on each of the two."""
    if request.param == "sqlite":
        return URL.create("sqlite", database=str(tmp_path / "ledger.db"))
    found: URL = request.getfixturevalue("postgresql_url")
    return found


@pytest.fixture
def engine(database_url: URL) -> Iterator[Engine]:
    """An open, empty ledger, for tests of several transactions."""
    opened = open_database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture(scope="session", params=DATABASES)
def shared_ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An open ledger in which no test commits."""
    if request.param == "sqlite":
        opened = open_database(URL.create("sqlite", database=str(tmp_path_factory.mktemp("shared") / "ledger.db")))
        yield opened
        opened.dispose()
        return
    with empty_schema(request.getfixturevalue("postgresql_database")) as url:
        opened = open_database(url)
        yield opened
        opened.dispose()


@pytest.fixture
def connection(shared_ledger: Engine) -> Iterator[Connection]:
    """One transaction on an empty ledger; it is rolled back, ids go on counting."""
    with shared_ledger.connect() as opened:
        yield opened
        opened.rollback()
