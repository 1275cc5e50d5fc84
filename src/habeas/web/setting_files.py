"""How often one reader may have files set: drafts and dossiers take seconds of the processor, which all readers share.

Counted in this process alone, which is the one that answers the pages.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.http import HttpRequest
from django.utils.translation import gettext as _

from habeas.errors import TooManyFiles
from habeas.web.access import who
from habeas.web.asking import registry_of

# Every form of a draft of every outline fits in; a page of PDF takes about a tenth of a second, a draft about five.
MOST, WITHIN = 20, 600.0
# Of two cores one is left for those who read.
AT_ONCE = 2


class FilesMade:
    """What each reader had set lately, and how much is being set now."""

    def __init__(self, most: int = MOST, within: float = WITHIN, at_once: int = AT_ONCE) -> None:
        self.most, self.within, self.at_once = most, within, at_once
        self._lock = Lock()
        self._had: dict[str, deque[float]] = {}
        self._now = 0

    @contextmanager
    def one(self, reader: str, now: float) -> Iterator[None]:
        """Counts one file of a reader while it is set.

        Raises:
            TooManyFiles: the reader had too many lately, or too many are being set.
        """
        with self._lock:
            self._forget(now)
            had = self._had.setdefault(reader, deque())
            if len(had) >= self.most:
                minutes = max(1, round((had[0] + self.within - now) / 60))
                raise TooManyFiles(
                    _("%(number)s files in %(within)s minutes are the most. Wait %(minutes)s minutes, then ask again.")
                    % {"number": self.most, "within": round(self.within / 60), "minutes": minutes}
                )
            if self._now >= self.at_once:
                raise TooManyFiles(_("Other files are being made just now. Wait a moment, then ask again."))
            had.append(now)
            self._now += 1
        try:
            yield
        finally:
            with self._lock:
                self._now -= 1

    def _forget(self, now: float) -> None:
        for reader, had in list(self._had.items()):
            while had and had[0] <= now - self.within:
                had.popleft()
            if not had:
                del self._had[reader]


_MADE = FilesMade()


@contextmanager
def setting_a_file(request: HttpRequest) -> Iterator[None]:
    """Counts a file that is set for whoever asks. Raises what `FilesMade.one` does."""
    asking = who(request)
    reader = f"{registry_of(request).folder}\n{asking.name if asking is not None else ''}"
    with _MADE.one(reader, time.monotonic()):
        yield
