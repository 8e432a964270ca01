"""Processes that can be killed: pages are cleaned and read there, so that a hostile one costs only itself."""

from __future__ import annotations

import asyncio
import ctypes
import multiprocessing.context
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar

from pebble import CONSTS, ProcessExpired, ProcessPool

if TYPE_CHECKING:
    from multiprocessing.synchronize import RLock

SECONDS = 10.0  # for one page
MEMORY = 2 * 1024**3  # bytes of address space a worker may take
TASKS = 40  # after so many a worker is replaced, for lxml gives memory back late; a new one is there at once
_LARGE = 64 * 1024  # bytes of a block that goes back to the system as soon as it is free
_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1  # of mallopt(3)
_LOOK_AFTER = 0.02  # seconds until the pool sees that a worker has ended, or has taken too long
_leaving_out = threading.Lock()
P = ParamSpec("P")
T = TypeVar("T")


class WorkError(Exception):
    """A page that could not be worked on: it took too long, too much memory, or the worker ended."""


class WorkTimeoutError(WorkError):
    """The page took longer than the limit; its worker was killed."""


def give_memory_back() -> None:
    """Return what large pages have taken to the system; glibc keeps it otherwise. Takes some milliseconds."""
    if (trim := _of_glibc("malloc_trim")) is not None:
        trim(0)


def give_large_blocks_back() -> None:
    """Let the system have large blocks as soon as they are free; glibc keeps ever larger ones the more it sees."""
    if (set_option := _of_glibc("mallopt")) is not None:
        for option in (_MMAP_THRESHOLD, _TRIM_THRESHOLD):
            set_option(option, _LARGE)


def _of_glibc(function: str) -> Callable[..., int] | None:
    """A function of the C library; None where there is none of that name."""
    return getattr(ctypes.CDLL(None), function, None) if sys.platform == "linux" else None


def import_ahead(preload: str) -> None:
    """Start the server process, which imports ``preload`` while this one goes on with what it has to do.

    For a command that is going to need ``Workers`` with this ``preload``. The server is there for as long as this
    process is: what interrupts this one from the terminal does not reach it.
    """
    if sys.platform != "win32":
        from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 - not on Windows

        _context(preload)
        resource_tracker.ensure_running()  # or the server would start it, and with it let the signal through
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Workers:
    """A pool of worker processes.

    Workers are forked from a clean server process that has only imported what they need, never from this one with its
    threads and sockets; a killed worker is replaced in milliseconds.
    """

    def __init__(
        self,
        count: int,
        prepare: Callable[..., None],
        arguments: tuple[Any, ...] = (),
        *,
        seconds: float = SECONDS,
        memory: int = MEMORY,
        preload: str | None = None,
    ) -> None:
        """``preload`` is the module that the server imports before it forks workers: that of ``prepare``, or larger."""
        self.seconds = seconds
        self._preload = preload or prepare.__module__
        self._start: asyncio.Future[Any] | None = None
        self._context = _context(self._preload)
        CONSTS.sleep_unit = _LOOK_AFTER
        self._pool = ProcessPool(
            max_workers=count,
            max_tasks=TASKS,
            initializer=_begin,
            initargs=(memory, prepare, arguments),
            context=self._context,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a function of a module in a worker. Raises WorkError, or what the function raises."""
        await self._started()
        future = self._pool.schedule(work, args=args, kwargs=kwargs, timeout=self.seconds)
        try:
            return await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise WorkTimeoutError(f"it took longer than {self.seconds:g} seconds and was stopped") from error
        except MemoryError as error:
            raise WorkError("it took too much memory and was stopped") from error
        except (ProcessExpired, BrokenExecutor) as error:
            raise WorkError(f"its worker process ended ({error})") from error

    async def _started(self) -> None:
        """Start the processes with the first work, for many a crawl has none; others go on meanwhile."""
        if self._start is None:
            self._start = asyncio.ensure_future(asyncio.to_thread(self._begin))
            self._start.add_done_callback(_looked_at)
        await asyncio.shield(self._start)

    def _begin(self) -> None:
        import_ahead(self._preload)
        self._pool.schedule(_nothing)

    def close(self) -> None:
        """Stop all workers, whatever they do, also those that are still beginning."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        self._context.locks.clear()


if sys.platform == "win32":
    _Base = multiprocessing.context.SpawnContext
else:
    _Base = multiprocessing.context.ForkServerContext


class _Process(_Base.Process):  # type: ignore[misc,valid-type]
    """A process that does not run the main module: a worker needs nothing of the command line, which takes 30 ms."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - the name that multiprocessing gives it
        with _main_left_out():
            return _Base.Process._Popen(process_obj)  # noqa: SLF001 - what is overridden


@contextmanager
def _main_left_out() -> Iterator[None]:
    """Meanwhile the main module has no name and no file that a new process could run."""
    with _leaving_out:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


class _Context(_Base):
    """Makes processes, and keeps the locks they share until they have all ended.

    A worker takes a lock by its name when it begins. The pool lets go of its locks before it stops the workers, and
    with a lock goes its name: one that began so late would end with a traceback on the terminal.
    """

    Process = _Process

    def __init__(self) -> None:
        super().__init__()
        self.locks: list[RLock] = []

    def RLock(self) -> RLock:  # noqa: N802 - the name that multiprocessing gives it
        lock = super().RLock()
        self.locks.append(lock)
        return lock


def _context(preload: str) -> _Context:
    context = _Context()
    if sys.platform != "win32":
        context.set_forkserver_preload([preload])
    return context


def _begin(memory: int, prepare: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    give_large_blocks_back()
    prepare(*arguments)


def _looked_at(future: asyncio.Future[Any]) -> None:
    """A crawl that is told to stop while the workers begin waits no more: then nobody is to be told of an error."""
    if not future.cancelled():
        future.exception()


def _nothing() -> None:
    """Work that only needs a worker."""
