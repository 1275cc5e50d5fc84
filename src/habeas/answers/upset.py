"""Draws how lists overlap (an UpSet chart): a bar for each combination of lists, the combination as dots below it.

After Lex, Gehlenborg, Strobelt, Vuillemot and Pfister (2014, IEEE TVCG 20). The SVG has no script and no style of its
own, takes the colour of the text around it, and says in words what it shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from habeas.language import isolated

# More combinations than this cannot be told apart on a page; the rest is named in the words.
MOST_SHOWN = 30
_STEP, _ROW, _TALL, _TOP = 34, 24, 160, 24
_EM = 16
# How wide a letter is in the labels: those of other scripts than the Latin one are wider.
_LETTER, _WIDER = 7.6, 9.4


def upset(sizes: Mapping[str, int], patterns: Sequence[tuple[tuple[str, ...], int]]) -> str:
    """The chart as SVG.

    Args:
        sizes: how many people each list has, in the order of the rows.
        patterns: for each set of lists how many people are on exactly these, the most frequent first.
    """
    shown = [each for each in patterns if each[1]][:MOST_SHOWN]
    left = max((_wide(_short(name)) for name in sizes), default=0) + 64
    width, height = left + _STEP * max(1, len(shown)) + 12, _TOP + _TALL + _ROW * len(sizes) + 16
    most = max((count for _, count in shown), default=1)
    # As large as the text around it, so that its words grow with those of the page.
    size = f'viewBox="0 0 {width} {height}" width="{width / _EM:g}em" height="{height / _EM:g}em"'
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} aria-labelledby="upset-title upset-words">',
        '<title id="upset-title">How the lists overlap</title>',
        f'<desc id="upset-words">{escape(isolated(words(sizes, patterns)))}</desc>',
    ]
    rows = {name: _TOP + _TALL + _ROW * (number + 1) for number, name in enumerate(sizes)}
    for name, y in rows.items():
        where = f'x="{left - 12}" y="{y + 4}" text-anchor="end" font-size="13"'
        body.append(f'<text {where} fill="currentColor">{escape(isolated(_short(name)))} ({sizes[name]:,})</text>')
    for number, (names, count) in enumerate(shown):
        body += _bar(left + _STEP * number + _STEP // 2, names, count, most, rows)
    return "\n".join([*body, "</svg>"])


def words(sizes: Mapping[str, int], patterns: Sequence[tuple[tuple[str, ...], int]]) -> str:
    """What the chart shows, in words."""
    everyone = sum(count for _, count in patterns)
    lists = "; ".join(f"{name}: {size:,}" for name, size in sizes.items())
    shown = "; ".join(f"{' and '.join(names)} only: {count:,}" for names, count in patterns[:MOST_SHOWN])
    more = f" {len(patterns) - MOST_SHOWN:,} further combinations are not drawn." if len(patterns) > MOST_SHOWN else ""
    return f"{everyone:,} people on {len(sizes)} lists. People on each list: {lists}. By combination: {shown}.{more}"


def _bar(x: int, names: Sequence[str], count: int, most: int, rows: Mapping[str, int]) -> list[str]:
    tall = max(2, round(_TALL * count / most))
    top = _TOP + _TALL - tall
    found = [
        f'<rect x="{x - 9}" y="{top}" width="18" height="{tall}" fill="currentColor"/>',
        f'<text x="{x}" y="{top - 6}" text-anchor="middle" font-size="12" fill="currentColor">{count:,}</text>',
    ]
    on = [y for name, y in rows.items() if name in names]
    if len(on) > 1:
        found.append(f'<line x1="{x}" y1="{on[0]}" x2="{x}" y2="{on[-1]}" stroke="currentColor" stroke-width="2"/>')
    for y in rows.values():
        faint = "" if y in on else ' fill-opacity="0.15"'
        found.append(f'<circle cx="{x}" cy="{y}" r="6" fill="currentColor"{faint}/>')
    return found


def _wide(name: str) -> int:
    return round(sum(_LETTER if letter.isascii() else _WIDER for letter in name))


def _short(name: str) -> str:
    return name if len(name) <= 44 else f"{name[:43]}…"
