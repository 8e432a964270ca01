"""Opening the ledger's database: SQLite in the workspace, or PostgreSQL by URL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    create_engine,
    event,
    inspect,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from storage.errors import DatabaseError
from storage.explain import explain, shown
from storage.schema import metadata

VERSION_TABLE = "schema_version"
_MIGRATIONS = Path(__file__).parent / "migrations"
_NUMBERED = re.compile(r"(\d{4})_\w+\.py")
BUSY_SECONDS = 30.0
CONNECT_SECONDS = 10
_DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}
_REMEDY_URL = 'Write database = "sqlite:///factdrift.db" or "postgresql+psycopg://user:password@host:5432/name".'


def open_database(url: str | URL) -> Engine:
    """The ledger's database, with all tables, migrated up to this version of Factdrift.

    Use it as ``with engine.begin() as connection:`` to write, ``with reading(engine) as connection:`` to read only.
    Raises DatabaseError when it cannot be reached, is no database, is read-only, or was written by a newer Factdrift.
    """
    parsed = _parse(url)
    engine = _engine(parsed)
    try:
        with engine.begin() as connection:
            _migrate(connection, parsed)
    except DatabaseError:
        engine.dispose()
        raise
    except SQLAlchemyError as error:
        engine.dispose()
        raise explain(parsed, error) from error
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one moment of the ledger, cannot write, and neither waits for a writer nor stops one."""
    options: dict[str, Any] = (
        {"factdrift_reading": True}
        if engine.dialect.name == "sqlite"
        else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    )
    with engine.connect().execution_options(**options) as connection:
        yield connection


def lock(connection: Connection, name: str) -> None:
    """Let one transaction at a time do a named thing. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": f"factdrift {name}"}
        )


def schema_version(connection: Connection) -> str | None:
    """The migration the database stands at; None for an empty one."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one_or_none()  # noqa: S608


def versions() -> list[str]:
    """The migrations this version of Factdrift knows, oldest first: each file is named by its number."""
    return sorted(found[1] for path in _MIGRATIONS.glob("versions/*.py") if (found := _NUMBERED.match(path.name)))


def _parse(url: str | URL) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseError(repr(str(url)), "this is not a database URL", _REMEDY_URL) from None
    driver = _DRIVERS.get(parsed.get_backend_name())
    if driver is None or parsed.drivername not in {driver, parsed.get_backend_name()}:
        raise DatabaseError(shown(parsed), f"{parsed.drivername!r} is not supported", _REMEDY_URL)
    return parsed.set(drivername=driver)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        arguments = {"connect_timeout": url.query.get("connect_timeout", str(CONNECT_SECONDS))}
        engine = create_engine(url, connect_args=arguments, pool_pre_ping=True)
    except ImportError:
        remedy = 'Install it with: pip install "factdrift[postgresql]"'
        raise DatabaseError(shown(url), "the PostgreSQL driver psycopg is not installed", remedy) from None
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """WAL, so that readers do not wait; every commit reaches the disk; SQLAlchemy and not sqlite3 says BEGIN."""
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
    finally:
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first and writes later fails under contention."""
    if connection.get_execution_options().get("factdrift_reading"):
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")
    else:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _prepare_postgresql(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET TIME ZONE 'UTC'")
    connection.commit()


def _migrate(connection: Connection, url: URL) -> None:
    lock(connection, "migrations")
    current, known = schema_version(connection), versions()
    if current == known[-1]:
        _check_writable(connection)
        return
    if current is not None and current not in known:
        remedy = "Upgrade Factdrift, or open a copy made before the newer version ran."
        problem = f"it was written by a newer Factdrift (schema {current}; this one knows up to {known[-1]})"
        raise DatabaseError(shown(url), problem, remedy)
    foreign = sorted(set(inspect(connection).get_table_names()) & set(metadata.tables)) if current is None else []
    if foreign:
        remedy = "Give Factdrift a database of its own."
        raise DatabaseError(shown(url), f"it holds tables of another program ({', '.join(foreign)})", remedy)
    if current is None:
        _create(connection, known[-1])
    else:
        upgrade(connection)


def _create(connection: Connection, version: str) -> None:
    """The tables as the newest version has them, which is what all migrations come to."""
    metadata.create_all(connection)
    table = Table(VERSION_TABLE, MetaData(), Column("version_num", String(32), nullable=False))
    table.append_constraint(PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"))
    table.create(connection, checkfirst=True)
    connection.execute(table.insert().values(version_num=version))


def upgrade(connection: Connection, version: str = "head") -> None:
    """Run the migrations up to a version."""
    from alembic import command  # noqa: PLC0415 - half a second that only an old ledger needs
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes.update({"connection": connection, "version_table": VERSION_TABLE})
    command.upgrade(config, version)


def _check_writable(connection: Connection) -> None:
    """Write and take it back: a read-only file or server says so only when it is written to."""
    with connection.begin_nested() as trial:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = version_num"))  # noqa: S608
        trial.rollback()
