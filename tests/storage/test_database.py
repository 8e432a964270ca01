"""Opening a ledger: the tables, the transactions, and what a person is told when it cannot be opened."""

from __future__ import annotations

import socket
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, Connection, Engine, MetaData, inspect, select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from storage import database, schema
from storage.articles import Fetch, last_fetch, record_fetch
from storage.database import VERSION_TABLE, _engine, open_database, reading, schema_version, upgrade, versions
from storage.errors import DatabaseError, LedgerError
from storage.explain import explain
from tests.storage.ledger_samples import NOON, article_at


def differences(connection: Connection) -> list[object]:
    """Where the tables of a database are not those of the schema."""
    context = MigrationContext.configure(
        connection, opts={"version_table": VERSION_TABLE, "compare_type": True, "compare_server_default": True}
    )
    return list(compare_metadata(context, schema.metadata))


def described(connection: Connection) -> object:
    """All tables with their columns, keys, constraints and indexes, by name."""
    seen = inspect(connection)
    return {
        table: (
            {column["name"]: (str(column["type"]), column["nullable"]) for column in seen.get_columns(table)},
            seen.get_pk_constraint(table),
            sorted(seen.get_foreign_keys(table), key=str),
            sorted(seen.get_unique_constraints(table), key=str),
            sorted(seen.get_indexes(table), key=str),
        )
        for table in seen.get_table_names()
    }


def test_a_new_ledger_has_exactly_the_tables_of_the_schema(connection: Connection) -> None:
    assert differences(connection) == []
    assert schema_version(connection) == versions()[-1]


def test_the_migrations_come_to_the_tables_of_a_new_ledger(database_url: URL) -> None:
    engine = _engine(database_url)
    with engine.begin() as connection:
        upgrade(connection)
        assert differences(connection) == []
        assert schema_version(connection) == versions()[-1]
        migrated = described(connection)
        everything = MetaData()
        everything.reflect(connection)
        everything.drop_all(connection)
    engine.dispose()
    created = open_database(database_url)
    with created.begin() as connection:
        assert described(connection) == migrated
    created.dispose()


def test_the_migrations_are_one_line_in_the_order_of_their_names() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    scripts = list(ScriptDirectory.from_config(config).walk_revisions())
    assert [script.revision for script in reversed(scripts)] == versions()


def test_opening_again_changes_nothing(database_url: URL) -> None:
    first = open_database(database_url)
    with first.begin() as connection:
        article_at(connection, "https://daily.example/1")
    first.dispose()
    again = open_database(database_url)
    with again.begin() as connection:
        assert connection.execute(select(schema.article.c.url)).scalars().all() == ["https://daily.example/1"]
    again.dispose()


def test_several_may_open_an_empty_database_at_once(database_url: URL) -> None:
    engines: list[Engine] = []
    threads = [threading.Thread(target=lambda: engines.append(open_database(database_url))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(engines) == 4
    for engine in engines:
        engine.dispose()


def test_sqlite_is_in_wal_mode_with_foreign_keys_and_safe_commits(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/ledger.db")
    with engine.begin() as connection:
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in _PRAGMAS]
    engine.dispose()
    assert dict(zip(_PRAGMAS, values, strict=True)) == _PRAGMAS


_PRAGMAS = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 30_000}


def test_reading_then_writing_waits_for_the_other_writer_and_loses_no_update(engine: Engine) -> None:
    """A deferred BEGIN would fail at once here on SQLite; each of the four adds 25 to what it reads."""
    with engine.begin() as connection:
        key = article_at(connection, "https://daily.example/1")

    def add(times: int) -> None:
        for _ in range(times):
            with engine.begin() as connection:
                query = select(schema.article.c.revisions).where(schema.article.c.id == key).with_for_update()
                before = connection.execute(query).scalar_one()
                connection.execute(schema.article.update().values(revisions=before + 1))

    threads = [threading.Thread(target=add, args=(25,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    with engine.begin() as connection:
        assert connection.execute(select(schema.article.c.revisions)).scalar_one() == 100


def test_a_reader_does_not_wait_for_a_writer_and_sees_one_moment(engine: Engine) -> None:
    count = select(schema.article.c.url)
    with reading(engine) as reader:
        assert reader.execute(count).all() == []
        with engine.begin() as writer:
            article_at(writer, "https://daily.example/1")
        assert reader.execute(count).all() == []
    with reading(engine) as reader:
        assert len(reader.execute(count).all()) == 1


def test_a_reader_cannot_write_but_the_next_writer_can(engine: Engine) -> None:
    with reading(engine) as reader, pytest.raises(DBAPIError, match=r"read-?only"):
        article_at(reader, "https://daily.example/1")
    with engine.begin() as writer:
        article_at(writer, "https://daily.example/1")


def test_a_failed_transaction_leaves_nothing(engine: Engine) -> None:
    def fail_midway() -> None:
        with engine.begin() as connection:
            article_at(connection, "https://daily.example/1")
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail_midway()
    with engine.begin() as connection:
        assert connection.execute(select(schema.article)).all() == []


_ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(at=st.datetimes(datetime(1970, 1, 3), datetime(2999, 12, 29), timezones=_ZONES))  # noqa: DTZ001
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_datetimes_come_back_as_the_same_moment_in_utc(connection: Connection, at: datetime) -> None:
    with connection.begin_nested() as trial:
        record_fetch(connection, Fetch("https://daily.example/feed", "daily", "feed", at), None)
        found = last_fetch(connection, "https://daily.example/feed")
        trial.rollback()
    assert found is not None
    assert found.at == at
    assert found.at.tzinfo is UTC or found.at.utcoffset() == timedelta(0)


def test_a_datetime_without_zone_is_refused(connection: Connection) -> None:
    with pytest.raises(LedgerError, match="no time zone"):
        article_at(connection, "https://daily.example/1", at=datetime(2025, 12, 18))  # noqa: DTZ001


def test_nul_and_lone_surrogates_are_replaced_one_for_one_and_other_characters_kept(connection: Connection) -> None:
    odd = "a\0b\ud800c \U0001f600 é\u202f€"
    record_fetch(connection, Fetch("https://daily.example/", "daily", "broken", NOON, error=odd), None)
    found = last_fetch(connection, "https://daily.example/")
    assert found is not None
    assert found.error == "a\ufffdb\ufffdc \U0001f600 é\u202f€"


def test_a_url_too_long_for_an_index_is_refused_on_both_databases(connection: Connection) -> None:
    article_at(connection, "https://daily.example/" + "x" * 2026)
    with pytest.raises(LedgerError, match="too long"):
        article_at(connection, "https://daily.example/" + "x" * 2027)


def test_a_newer_ledger_is_refused_and_left_as_it_is(database_url: URL) -> None:
    engine = open_database(database_url)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))  # noqa: S608
    engine.dispose()
    with pytest.raises(DatabaseError, match=r"newer Factdrift \(schema 9999; this one knows up to \d+\)") as caught:
        open_database(database_url)
    assert "Upgrade Factdrift" in caught.value.remedy


def test_a_database_of_another_program_is_refused(database_url: URL) -> None:
    engine = open_database(database_url)
    with engine.begin() as connection:
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
    engine.dispose()
    with pytest.raises(DatabaseError, match=r"tables of another program \(alert, article, ") as caught:
        open_database(database_url)
    assert "of its own" in caught.value.remedy


def test_a_file_that_is_no_database_is_told_and_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("These are my notes, not a database.\n" * 40)
    before = file.read_bytes()
    with pytest.raises(DatabaseError, match="not a SQLite database") as caught:
        open_database(f"sqlite:///{file}")
    assert str(file) in str(caught.value)
    assert file.read_bytes() == before


def test_a_read_only_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    open_database(f"sqlite:///{file}").dispose()
    with pytest.raises(DatabaseError, match="read-only") as caught:
        open_database(f"sqlite:///file:{file}?mode=ro&uri=true")
    assert "Allow writing" in caught.value.remedy


def test_a_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be opened") as caught:
        open_database(f"sqlite:///{tmp_path}/missing/ledger.db")
    assert "folder" in caught.value.remedy


def test_a_database_that_stays_locked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.BUSY_SECONDS", 0.1)
    url = f"sqlite:///{tmp_path}/ledger.db"
    engine = open_database(url)
    with engine.begin(), pytest.raises(DatabaseError, match="another process has been writing"):
        open_database(url)
    engine.dispose()


@pytest.mark.parametrize("url", ["factdrift.db", "mysql://localhost/facts", "postgres://localhost/facts", ""])
def test_what_is_no_url_of_ours_is_told_with_both_forms(url: str) -> None:
    with pytest.raises(DatabaseError, match=r"sqlite:///factdrift.db.*postgresql\+psycopg://"):
        open_database(url)


def test_a_server_that_is_not_there_is_told_with_host_port_and_database() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        port = taken.getsockname()[1]
        with pytest.raises(
            DatabaseError, match=rf"no PostgreSQL server answers at 127.0.0.1:{port}.*'facts'"
        ) as caught:
            open_database(f"postgresql+psycopg://anna:secret@127.0.0.1:{port}/facts")
    assert "secret" not in str(caught.value)


def test_a_missing_postgresql_database_is_told(postgresql_url: URL) -> None:
    with pytest.raises(DatabaseError, match="has no database 'factdrift_missing'") as caught:
        open_database(postgresql_url.set(database="factdrift_missing"))
    assert "createdb factdrift_missing" in caught.value.remedy


def test_an_unknown_postgresql_user_is_told(postgresql_url: URL) -> None:
    with pytest.raises(DatabaseError, match="knows no user 'factdrift_nobody'"):
        open_database(postgresql_url.set(username="factdrift_nobody", password="x"))  # noqa: S106


def test_a_wrong_password_is_told_and_not_printed() -> None:
    with _server_that_refuses_passwords() as port, pytest.raises(DatabaseError) as caught:
        open_database(f"postgresql+psycopg://anna:secret@127.0.0.1:{port}/facts?sslmode=disable&gssencmode=disable")
    assert "refuses the password of user 'anna'" in caught.value.problem
    assert "Correct user and password" in caught.value.remedy
    assert "secret" not in str(caught.value)


def test_a_missing_driver_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DatabaseError, match="psycopg is not installed") as caught:
        open_database("postgresql+psycopg://localhost/facts")
    assert 'pip install "factdrift[postgresql]"' in caught.value.remedy


def test_a_lost_connection_in_mid_work_can_be_explained(postgresql_url: URL) -> None:
    engine = open_database(postgresql_url)

    def lose() -> None:
        with engine.begin() as connection, engine.connect() as other:
            backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            other.execute(text("SELECT pg_terminate_backend(:backend)"), {"backend": backend})
            connection.execute(text("SELECT 1"))

    with pytest.raises(OperationalError) as lost:
        lose()
    engine.dispose()
    assert "no PostgreSQL server answers" in str(explain(postgresql_url, lost.value))


@contextmanager
def _server_that_refuses_passwords() -> Iterator[int]:
    """A loopback server that asks for a password and refuses it, as PostgreSQL's protocol 3 says.

    The real server of the tests trusts every local user, so that it cannot refuse one.
    """
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(20)
    fields = b'SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user "anna"\0\0'

    def serve() -> None:
        peer, _ = server.accept()
        with peer:
            peer.settimeout(20)
            peer.recv(4096)
            peer.sendall(b"R" + struct.pack("!II", 8, 3))
            peer.recv(4096)
            peer.sendall(b"E" + struct.pack("!I", len(fields) + 4) + fields)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        thread.join(timeout=20)
        server.close()
