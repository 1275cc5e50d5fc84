"""The charts of lists and estimates: overlaps as an UpSet chart, methods with their intervals, lists left out, the
density.

The UpSet chart is that of Lex, Gehlenborg, Strobelt, Vuillemot and Pfister (2014, IEEE TVCG 20).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from habeas.estimate.drawing import ACCENT, FAINT, TEXT, area, bar, dot, line, shortened, svg, text, ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from habeas.estimate.estimating import Estimate
    from habeas.estimate.lattice import Floats
    from habeas.estimate.table import Table

# Patterns beyond these are few people each; the chart says how many are left away.
MOST_PATTERNS = 30
NAMES, RIGHT = 230.0, 90.0
# How wide a chart of intervals is, where the numbers of a row begin beside it, and how wide their letters are.
DRAWN, BESIDE, LETTER = 760.0, 618.0, 6.4
# Interval ends beyond so many times the documented are cut, with their number beside.
WIDEST = 25.0


def upset(table: Table) -> str:
    """Every pattern of lists as a column: how many people, and which lists they are on together."""
    shown = sorted(table.cells, key=lambda cell: (-cell[1], cell[0].bit_count(), cell[0]))
    left_away, shown = shown[MOST_PATTERNS:], shown[:MOST_PATTERNS]
    column, row, top, tall = 26.0, 22.0, 46.0, 170.0
    width = NAMES + column * max(len(shown), 6) + 30
    most = max([count for _, count in shown], default=1)
    sizes = list(table.sizes.values())
    shapes = [text(4, 16, "People on exactly these lists together", weight="bold")]
    for place, (pattern, count) in enumerate(shown):
        x = NAMES + column * (place + 0.5)
        high = tall * count / most
        shapes += [
            bar(x - 8, top + tall - high, 16, high),
            text(x, top + tall - high - 4, f"{count:,}", anchor="middle", size=10),
        ]
        on = [at for at in range(len(table.lists)) if pattern >> at & 1]
        middle = [top + tall + 24 + row * at for at in range(len(table.lists))]
        shapes += [dot(x, middle[at], 5, ACCENT if at in on else FAINT) for at in range(len(table.lists))]
        if len(on) > 1:
            shapes.append(line(x, middle[on[0]], x, middle[on[-1]]))
    for at, name in enumerate(table.lists):
        y = top + tall + 24 + row * at
        shapes.append(text(NAMES - 10, y + 4, f"{shortened(name)} ({sizes[at]:,})", anchor="end"))
    bottom = top + tall + 24 + row * len(table.lists)
    if left_away:
        rest = sum(count for _, count in left_away)
        shapes.append(
            text(NAMES, bottom + 8, f"{len(left_away)} more patterns with {rest:,} people are not drawn.", size=11)
        )
    said = "; ".join(f"{count:,} on {' and '.join(table.names(pattern))} only" for pattern, count in shown[:10])
    return svg(width, bottom + 20, "How the lists overlap", f"The largest groups: {said}.", shapes, "overlap")


def by_method(estimate: Estimate) -> str:
    """The point and the interval of every method, and of the headline; rings are methods kept out of it."""
    rows: list[tuple[str, float | None, float | None, float | None, bool]] = []
    if estimate.point is not None:
        rows.append(("Headline", estimate.point, estimate.low, estimate.high, True))
    rows += [(each.title, each.point, each.low, each.high, each.counts) for each in estimate.methods.values()]
    bound = estimate.chao
    if estimate.floor is not None:
        rows.append(("Chao's lower bound", bound.few_lists, bound.low, bound.high, False))
    return _intervals(rows, estimate.documented, "Estimates by method", "methods")


def lists_left_out(estimate: Estimate) -> str:
    """The total at a glance with each list left out."""
    rows = [
        (f"Without {name}" if name else "With all lists", total, None, None, not name)
        for name, total in estimate.left_out.items()
    ]
    return _intervals(rows, estimate.documented, "With each list left out", "left-out")


def density(estimate: Estimate) -> str:
    """How likely each total is, by the mixture of the methods that passed."""
    return _density(estimate.draws, estimate.documented, estimate.headline)


def _density(draws: Floats, documented: int, headline: str) -> str:
    width, height, top, left = 640.0, 240.0, 20.0, 40.0
    low, high = float(draws[0]), float(np.quantile(draws, 0.995))
    low = min(low, float(documented))
    counts, edges = np.histogram(draws[draws <= high], bins=60, range=(low, max(high, low + 1)))
    smooth = np.convolve(counts, [0.25, 0.5, 0.25], mode="same")

    def across(total: float) -> float:
        return left + (total - low) / max(high - low, 1) * (width - 2 * left)

    most = max(float(smooth.max()), 1.0)
    middles = (edges[:-1] + edges[1:]) / 2
    base = height - 40
    points = [(across(float(x)), base - (base - top) * float(y) / most) for x, y in zip(middles, smooth, strict=True)]
    shapes = [
        area([(points[0][0], base), *points, (points[-1][0], base)]),
        line(left, base, width - left, base, TEXT, 1),
    ]
    shapes += [text(across(each), base + 16, f"{each:,.0f}", anchor="middle", size=11) for each in ticks(low, high)]
    shapes += [
        line(across(documented), top, across(documented), base, TEXT, 1, "4 3"),
        text(across(documented) + 4, top + 10, f"{documented:,} documented", size=11),
    ]
    shapes.append(text(width / 2, height - 6, "How many there are", anchor="middle", size=12))
    return svg(width, height, "How likely each total is", headline, shapes, "density")


def _told(point: float | None, low: float | None, high: float | None) -> str:
    if point is None:
        return "none"
    return f"{point:,.0f} ({low:,.0f} to {high:,.0f})" if low is not None and high is not None else f"{point:,.0f}"


def _intervals(
    rows: Sequence[tuple[str, float | None, float | None, float | None, bool]], documented: int, title: str, name: str
) -> str:
    row, top = 30.0, 46.0
    limit = WIDEST * documented
    told = [_told(point, low, high) for _, point, low, high, _ in rows]
    width = max(DRAWN, BESIDE + LETTER * max(map(len, told), default=0))
    numbers = [
        each for _, point, low, high, _ in rows for each in (point, low, high) if each is not None and each <= limit
    ]
    least, most = min([*numbers, documented]), max([*numbers, documented])

    def across(total: float) -> float:
        return NAMES + (min(total, most) - least) / max(most - least, 1) * (DRAWN - NAMES - RIGHT - 80)

    bottom = top + row * len(rows)
    shapes = [text(4, 16, title, weight="bold")]
    for each in ticks(least, most):
        shapes += [line(across(each), top - 14, across(each), bottom - 8, FAINT, 1)]
        shapes.append(text(across(each), top - 18, f"{each:,.0f}", anchor="middle", size=11))
    shapes.append(line(across(documented), top - 14, across(documented), bottom - 8, TEXT, 1, "4 3"))
    said = []
    for place, (label, point, low, high, counted) in enumerate(rows):
        y = top + row * place + 8
        shapes.append(text(NAMES - 10, y + 4, shortened(label), anchor="end"))
        if point is None:
            shapes.append(text(NAMES, y + 4, "none", size=11))
            said.append(f"{label}: none")
            continue
        if low is not None and high is not None:
            shapes.append(line(across(low), y, across(high), y))
        shapes.append(dot(across(point), y, hollow=not counted))
        shapes.append(text(BESIDE, y + 4, told[place], size=11))
        said.append(f"{label}: {told[place]}")
    shapes.append(
        text(NAMES, bottom + 12, f"Dashed: {documented:,} documented. Rings are not part of the headline.", size=11)
    )
    return svg(width, bottom + 22, title, "; ".join(said) + ".", shapes, name)
