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

POSTGRESQL = os.environ.get("FACTDRIFT_TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")


@contextmanager
def fresh_postgresql() -> Iterator[URL]:
    """A PostgreSQL database of its own, dropped afterwards; skips where no server answers."""
    name = f"factdrift_test_{uuid.uuid4().hex}"
    server = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 5})
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except SQLAlchemyError as error:
        server.dispose()
        pytest.skip(f"no PostgreSQL at {make_url(POSTGRESQL)!r}: {error}")
    try:
        yield make_url(POSTGRESQL).set(database=name)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """Where an empty database is, on each of the two."""
    if request.param == "sqlite":
        yield URL.create("sqlite", database=str(tmp_path / "ledger.db"))
    else:
        with fresh_postgresql() as url:
            yield url


@pytest.fixture
def postgresql_url() -> Iterator[URL]:
    """Where an empty PostgreSQL database is."""
    with fresh_postgresql() as url:
        yield url


@pytest.fixture
def engine(database_url: URL) -> Iterator[Engine]:
    """An open, empty ledger."""
    opened = open_database(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """One transaction on an empty ledger."""
    with engine.begin() as opened:
        yield opened
