"""A command as a contestant: how long it ran, and what it and all its descendants took."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
_TICK = os.sysconf("SC_CLK_TCK")
_SECONDS_BETWEEN_LOOKS = 0.2


@dataclass(slots=True)
class Run:
    """What a command took. Memory is the proportional set size, so that shared pages count once."""

    seconds: float
    cpu: float  # seconds of processor time, all processes
    memory: int  # bytes, the highest sum over all processes
    output: str
    code: int


@dataclass(slots=True)
class _Watch:
    pid: int
    cpu: dict[int, float] = field(default_factory=dict)
    memory: int = 0

    def look(self) -> None:
        total = 0
        for pid in _family(self.pid):
            try:
                values = Path(f"/proc/{pid}/stat").read_text("latin-1").rpartition(")")[2].split()
                self.cpu[pid] = (int(values[11]) + int(values[12])) / _TICK
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text("latin-1").splitlines()
                total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
            except (OSError, IndexError):
                continue
        self.memory = max(self.memory, total)


def run(command: list[str], *, seconds: float = 300.0, folder: Path | None = None) -> Run:
    """Run a command without a way out to the network. Raises TimeoutExpired after ``seconds``."""
    proxy = "http://127.0.0.1:9"
    own = ",".join(f"127.0.1.{number}" for number in range(1, 21))
    safe = {"http_proxy": proxy, "https_proxy": proxy, "no_proxy": own, "PYTHONWARNINGS": "ignore"}
    environment = os.environ | safe
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, as after any installation
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder or HOME, env=environment
    )
    watch, ended = _Watch(process.pid), threading.Event()

    def looking() -> None:
        while not ended.wait(_SECONDS_BETWEEN_LOOKS):
            watch.look()

    thread = threading.Thread(target=looking)
    thread.start()
    try:
        output, errors = process.communicate(timeout=seconds)
    finally:
        took = time.perf_counter() - began
        ended.set()
        thread.join()
        if process.poll() is None:
            process.kill()
            process.wait()
    if process.returncode not in {0, 3}:
        print(errors[-2000:], file=sys.stderr)
    return Run(took, sum(watch.cpu.values()), watch.memory, output, process.returncode)


def peaks(root: int) -> dict[int, int]:
    """The most memory, in bytes, that a process and each of its descendants have had resident; none of those gone."""
    found: dict[int, int] = {}
    for pid in _family(root):
        try:
            lines = Path(f"/proc/{pid}/status").read_text("latin-1").splitlines()
        except OSError:
            continue
        found[pid] = max((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), default=0)
    return found


def load() -> str:
    """How busy the machine is with others: ratios are worth less when it is."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Rows in columns, the first one to the left, the others to the right."""
    wide = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(wide[0]) if not place else cell.rjust(wide[place]) for place, cell in enumerate(row))
        for row in [head, *rows]
    )


def _family(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text("latin-1").rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found
