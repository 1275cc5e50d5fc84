"""Letters that the fonts of a PDF lack, told in Latin letters between ⟨ and ⟩, so that no name is dropped.

What the fonts inside Typst have is `data/typeset/letters.toml`; a file made with them is the same on every machine.
"""

from __future__ import annotations

import html
import re
from functools import cache

from habeas import terms
from habeas.errors import BadVocabulary

_FILE = "typeset/letters.toml"
_UNKNOWN = "?"


class Letters:
    """What the fonts have, learning of more that they lack."""

    def __init__(self) -> None:
        self._lacking: set[str] = set()
        self.replaced = 0

    def lacks(self, letters: str) -> bool:
        """Learns that the fonts lack these; whether that is new."""
        new = set(letters) - self._lacking
        self._lacking |= new
        return bool(new)

    def shown(self, text: str) -> str:
        """The text, with every run of letters that the fonts lack in Latin letters between ⟨ and ⟩."""
        found = _lacking().sub(self._told, without_control(text))
        if self._lacking:
            found = re.sub(f"[{re.escape(''.join(sorted(self._lacking)))}]+", self._told, found)
        return found

    def shown_in_svg(self, svg: str) -> str:
        """The same for a drawing."""
        return _lacking().sub(lambda match: html.escape(self._told(match)), svg)

    def _told(self, match: re.Match[str]) -> str:
        from anyascii import anyascii

        self.replaced += 1
        latin = " ".join(anyascii(match[0]).split())
        return f"⟨{latin or _UNKNOWN}⟩"


def without_control(text: str) -> str:
    """The text without what is no letter: control characters and halves of letters, which no file may hold."""
    return _control().sub(" ", text)


@cache
def _control() -> re.Pattern[str]:
    # Control characters and surrogates that no font has, and that no file may hold.
    return re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@cache
def _lacking() -> re.Pattern[str]:
    ranges = terms.load_toml(_FILE).get("has")
    if not isinstance(ranges, list) or not all(re.fullmatch("[0-9A-F]{4,6}-[0-9A-F]{4,6}", str(one)) for one in ranges):
        raise BadVocabulary(f'data/{_FILE} needs has = ["0020-007E", …]')
    ends = [tuple(int(end, 16) for end in str(one).split("-")) for one in ranges]
    inside = "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in ends)
    # Spaces, commas and points between two lacking letters go with them, so that a name stays one.
    lacking = f"[^{inside}\\s]"
    return re.compile(f"{lacking}+(?:[ ·・]{lacking}+)*")
