"""``factdrift serve`` as a person starts it."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.workspace import init_workspace
from tests.command_line import COMMAND, factdrift


@pytest.fixture
def root(tmp_path: Path) -> Path:
    init_workspace(tmp_path / "ws")
    return tmp_path / "ws"


@contextmanager
def serving(root: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A running server and its port."""
    command = [*COMMAND, "serve", "--port", "0", "--workspace", str(root), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            line = server.stderr.readline()
            found = re.search(r":(\d+)/", line)
            assert found is not None, line
            yield server, int(found[1])
        finally:
            server.kill()


def status(port: int, path: str = "/", **headers: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_it_serves_until_it_is_interrupted(root: Path) -> None:
    with serving(root) as (server, port):
        assert status(port) == 200
        assert status(port, "/static/web.css") == 200
        assert status(port, Host="evil.example") == 400
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 130
        assert server.stdout is not None
        assert server.stdout.read() == ""


def test_a_name_can_be_allowed(root: Path) -> None:
    with serving(root, "--allow-host", "news.example") as (_, port):
        assert status(port, Host="news.example") == 200


def test_a_port_in_use_is_told(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = factdrift("serve", "--port", port, "--workspace", root)
    assert done.code == 1
    assert f"port {port} cannot be used" in done.err


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "news.example", "::"])  # noqa: S104
def test_without_a_password_it_stays_on_this_machine(root: Path, host: str) -> None:
    done = factdrift("serve", "--host", host, "--workspace", root)
    assert done.code == 2
    assert "--set-password" in done.err


def test_a_password_is_kept_as_a_hash_that_only_the_owner_reads(root: Path) -> None:
    command = [*COMMAND, "serve", "--set-password", "--workspace", str(root)]
    done = subprocess.run(
        command, input="a long enough password\n", capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    file = root / ".factdrift-password"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_text().startswith("$argon2id$")
    assert "a long enough password" not in file.read_text() + done.stderr + done.stdout
    with serving(root) as (_, port):
        assert status(port) == 401


def test_a_short_password_and_a_broken_file_are_told(root: Path) -> None:
    command = [*COMMAND, "serve", "--set-password", "--workspace", str(root)]
    done = subprocess.run(command, input="short\n", capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "at least 12" in done.stderr
    (root / ".factdrift-password").write_text("secret")
    broken = factdrift("serve", "--workspace", root)
    assert broken.code == 1
    assert "no Argon2 hash" in broken.err
