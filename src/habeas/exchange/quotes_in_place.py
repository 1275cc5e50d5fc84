"""The text of a document of which only quotes are known: its words at their places, and blanks between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from habeas.documents.layout import LONGEST_TEXT
from habeas.exchange.model import Words
from habeas.model import Part, Quote

# What is said to stand further behind than any document is long stands nowhere.
LONGEST_SHEET = LONGEST_TEXT


class Sheet:
    """Words laid down where they stand. What has no place, or one that other words have, follows on its own line.

    What was laid down stays where it is, whatever comes after it.
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._texts: list[str] = []
        self._places: dict[Words, int] = {}

    def lay(self, several: Iterable[Words]) -> None:
        """Lays words down, those whose place is known first."""
        words = [each for each in dict.fromkeys(several) if each.text and each not in self._places]
        for each in sorted((each for each in words if each.start is not None), key=lambda each: each.start or 0):
            if self._fits(each.text, each.start or 0):
                self._places[each] = each.start or 0
        for each in words:
            if each not in self._places:
                self._places[each] = self._found(each.text)

    def quote(self, words: Words) -> Quote:
        """The words as a quote of the text; they were laid down."""
        start = self._places[words]
        return Quote(start, start + len(words.text), words.text)

    def found(self, text: str) -> Quote | None:
        """Where these letters stand, if anywhere."""
        for start, there in zip(self._starts, self._texts, strict=True):
            if (at := there.find(text)) >= 0:
                return Quote(start + at, start + at + len(text), text)
        return None

    def text(self) -> str:
        """The text: every stretch of words begins a line."""
        written, end = [], 0
        for start, text in zip(self._starts, self._texts, strict=True):
            blanks = start - end
            written.append(" " * (blanks - 1) + "\n" if blanks else "")
            written.append(text)
            end = start + len(text)
        return "".join(written)

    def parts(self) -> tuple[Part, ...]:
        """The stretches of words, each a paragraph."""
        pairs = zip(self._starts, self._texts, strict=True)
        return tuple(Part(start, start + len(text), "paragraph") for start, text in pairs)

    def _found(self, text: str) -> int:
        """Where words of no place stand: where the same words do, else behind all others."""
        known = self.found(text)
        if known is not None:
            return known.start
        start = self._starts[-1] + len(self._texts[-1]) + 1 if self._starts else 0
        self._starts.append(start)
        self._texts.append(text)
        return start

    def _fits(self, text: str, start: int) -> bool:
        """Lays words down at a place, and says whether they could be: not where others stand already."""
        end = start + len(text)
        if start < 0 or end > LONGEST_SHEET:
            return False
        first = max(bisect_right(self._starts, start) - 1, 0)
        if first < len(self._starts) and self._starts[first] + len(self._texts[first]) <= start:
            first += 1
        last, begins, whole = first, start, text
        while last < len(self._starts) and self._starts[last] < end:
            there, begin = self._texts[last], self._starts[last]
            low, high = max(begin, start), min(begin + len(there), end)
            if there[low - begin : high - begin] != text[low - start : high - start]:
                return False
            whole = there[: low - begin] + whole if begin < start else whole
            whole = whole + there[high - begin :] if begin + len(there) > end else whole
            begins = min(begins, begin)
            last += 1
        self._starts[first:last] = [begins]
        self._texts[first:last] = [whole]
        return True
