"""Work shared out among processes of this machine, and answered as one process alone would answer it.

A process that is forked has everything that this one has read, and sends back only what it found. Where none may be
forked, or one does not answer, the work is done here.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Share = TypeVar("Share")
Found = TypeVar("Found")
Here = TypeVar("Here")
There = TypeVar("There")
# More at once read the same memory more often than they save time.
MOST = 4


def processes(asked: int | None = None) -> int:
    """How many may work at once: as many as were asked for and this process may use, by itself at most four."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(MOST if asked is None else asked, there))


def may_fork() -> bool:
    """Whether another process can be made of this one without harm.

    Not beside another thread, which may hold what the copy would wait for without end: so not while pages are served.
    Not where the libraries of the system do not expect it, and not of a process that may have none.
    """
    alone = threading.active_count() == 1 and threading.current_thread() is threading.main_thread()
    return sys.platform == "linux" and alone and not multiprocessing.current_process().daemon


def in_shares(work: Callable[[Share], Found], shares: Sequence[Share], processes: int) -> list[Found]:
    """What `work` finds for each share, in their order, by so many processes at most, of which this is one.

    `work` must answer by its share alone: what it remembers elsewhere is forgotten with the process.
    """
    number = min(processes, len(shares)) if len(shares) > 1 and may_fork() else 1
    found: dict[int, Found] = {}
    with ExitStack() as helped:
        answers = [
            (places, helped.enter_context(_helping(work, [shares[place] for place in places])))
            for places in (range(first, len(shares), number) for first in range(1, number))
        ]
        found.update((place, work(shares[place])) for place in range(0, len(shares), number))
        for places, answer in answers:
            found.update(zip(places, answer, strict=False))
    return [found[place] if place in found else work(share) for place, share in enumerate(shares)]


def beside(here: Callable[[], Here], there: Callable[[], There], *, wanted: bool) -> tuple[Here, There]:
    """What both find: where it is wanted and can be, the second in a process of its own while this does the first."""
    if not wanted or not may_fork():
        return here(), there()
    with _helping(_call, [there]) as answer:
        mine = here()
        theirs = list(answer)
    return mine, theirs[0] if theirs else there()


def _call(made: Callable[[], Found]) -> Found:
    return made()


@contextmanager
def _helping(work: Callable[[Share], Found], shares: Sequence[Share]) -> Iterator[Iterator[Found]]:
    """What another process finds for the shares, until it says no more; it ends with this."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    helper = context.Process(target=_help, args=(work, shares, receiver, sender), daemon=True)
    started = False
    with suppress(OSError):  # no room for another process
        helper.start()
        started = True
    sender.close()
    try:
        yield _received(receiver) if started else iter(())
    finally:
        receiver.close()
        if started:
            helper.kill()
            helper.join()


def _received(receiver: Connection) -> Iterator[Any]:
    with suppress(EOFError, OSError):
        while True:
            yield receiver.recv()


def _help(work: Callable[[Share], Found], shares: Iterable[Share], receiver: Connection, sender: Connection) -> None:
    # With the other end closed here, a process whose maker was killed can't wait for it to listen.
    receiver.close()
    with suppress(Exception):  # it is done once more where it was asked for, and told there
        # First all, then each: who asks is at work itself until then, and does not listen.
        for found in [work(share) for share in shares]:
            sender.send(found)
    sender.close()
