"""Serve the demo site to look at it: ``python -m demosite --moment 2025-12-18T12:00Z``."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from threading import Event

from demosite.server import serve


def main() -> int:
    """Print the addresses and serve until Ctrl-C."""
    options = _options().parse_args()
    try:
        with serve(options.moment, port_base=options.port_base) as site:
            print(f"The demo site at {options.moment:%Y-%m-%d %H:%M} UTC; stop it with Ctrl-C.")  # noqa: T201
            for outlet in site.outlets:
                print(f"  {outlet.url}/  {outlet.name} ({outlet.language})", flush=True)  # noqa: T201
            Event().wait()
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"cannot serve: {error}; choose another --port-base, or 0 for any free ports", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m demosite", description="Serve the demo news site on loopback.")
    parser.add_argument("--port-base", type=int, default=0, help="first port; 0 (the default) takes any free ports")
    parser.add_argument(
        "--moment", type=_moment, default="2025-12-18T12:00Z", help="the site's time, as in the default"
    )
    return parser


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no moment; write it like 2025-12-18T12:00Z") from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


if __name__ == "__main__":
    sys.exit(main())
