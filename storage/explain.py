"""From what a database driver says to what a person can do."""

from __future__ import annotations

import re
from collections.abc import Callable
from shlex import quote

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from storage.errors import DatabaseError

_Cause = tuple[str, Callable[[URL], tuple[str, str]]]


def explain(url: URL, error: SQLAlchemyError) -> DatabaseError:
    """What a database error means. Use it wherever a running job meets one; the driver's words stay in it."""
    said = str(error.orig) if isinstance(error, DBAPIError) and error.orig else str(error)
    said = " ".join(said.split())
    causes = _SQLITE if url.get_backend_name() == "sqlite" else _POSTGRESQL
    for pattern, cause in causes:
        if re.search(pattern, said, re.IGNORECASE):
            problem, remedy = cause(url)
            return DatabaseError(shown(url), f"{problem} ({said})", remedy)
    return DatabaseError(shown(url), f"the database says: {said}", "Check the `database` setting in factdrift.toml.")


def shown(url: URL) -> str:
    """The URL as it may be printed: without the password."""
    return url.render_as_string(hide_password=True)


def _server(url: URL) -> str:
    return f"{url.host or 'localhost'}:{url.port or 5432}"


_SQLITE: tuple[_Cause, ...] = (
    (
        "file is not a database|file is encrypted|malformed",
        lambda url: (
            "this file is not a SQLite database, or it is damaged",
            f"Move {url.database} away, or name another file in factdrift.toml; nothing was changed.",
        ),
    ),
    (
        "readonly|read-only",
        lambda url: (
            "the database is read-only",
            f"Allow writing to {url.database} and its folder (SQLite keeps its log beside it).",
        ),
    ),
    (
        "unable to open",
        lambda url: (
            "the database file cannot be opened or made",
            f"Check that the folder of {url.database} exists and may be written.",
        ),
    ),
    (
        "locked|busy",
        lambda _: (
            "another process has been writing for too long",
            "Wait until the other crawl or import has ended, then try again.",
        ),
    ),
    ("disk is full|disk I/O", lambda _: ("the disk is full or failing", "Free some space; what was stored is safe.")),
)

_POSTGRESQL: tuple[_Cause, ...] = (
    (
        "password authentication failed|no password supplied|authentication failed",
        lambda url: (
            f"the server at {_server(url)} refuses the password of user {url.username!r}",
            "Correct user and password in `database` (special characters as %xx).",
        ),
    ),
    (
        r"database \S+ does not exist",
        lambda url: (
            f"the server at {_server(url)} has no database {url.database!r}",
            f"Make it with: createdb {quote(str(url.database))}",
        ),
    ),
    (
        r"role \S+ does not exist",
        lambda url: (
            f"the server at {_server(url)} knows no user {url.username!r}",
            "Correct the user in `database`, or make it with: createuser",
        ),
    ),
    (
        "permission denied|must be owner",
        lambda url: (
            f"user {url.username!r} may not do this in database {url.database!r}",
            "Let the owner of the database grant CREATE on its schema, or use the owner's name.",
        ),
    ),
    (
        "read-only transaction",
        lambda url: (
            f"database {url.database!r} at {_server(url)} is read-only",
            "Name the primary server, not a replica, in `database`.",
        ),
    ),
    (
        "too many (clients|connections)|remaining connection slots",
        lambda url: (
            f"the server at {_server(url)} has no free connection",
            "Close other programs that use it, or raise max_connections.",
        ),
    ),
    (
        (
            "refused|could not translate|failed to resolve|name or service|getaddrinfo|timeout|timed out|unreachable"
            "|no route|no such file|closed the connection|connection is lost|terminating connection|connection failed"
        ),
        lambda url: (
            f"no PostgreSQL server answers at {_server(url)} for database {url.database!r}",
            "Check that it runs and that host and port in `database` are right.",
        ),
    ),
)
