"""Shapes of a chart as SVG text: accessible, with a title, a description and every number as text beside its mark.

Colours come from the page through `currentColor` and one accent; nothing depends on colour alone, and no script is
used.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from math import floor, log10

ACCENT, FAINT, TEXT = "#1f5f8b", "#c9d3da", "#1c1c1c"
FONT = "font-family='system-ui, sans-serif'"


def svg(width: float, height: float, title: str, description: str, shapes: Iterable[str], name: str = "chart") -> str:
    """A drawing of a size, with its title and its description for those who do not see it."""
    label = escape(name, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" '
        f'height="{number(height)}" role="img" aria-labelledby="{label}-title {label}-description" '
        f"style=\"max-width:100%;height:auto;background:#fff;color:{TEXT}\" {FONT} font-size='13'>\n"
        f'<title id="{label}-title">{words(title)}</title>\n'
        f'<desc id="{label}-description">{words(description)}</desc>\n' + "\n".join(shapes) + "\n</svg>\n"
    )


def text(x: float, y: float, said: str, *, anchor: str = "start", size: float = 13, weight: str = "normal") -> str:
    """Words at a place."""
    return (
        f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" font-size="{number(size)}" '
        f'font-weight="{weight}" fill="{TEXT}">{words(said)}</text>'
    )


def bar(x: float, y: float, width: float, height: float, colour: str = ACCENT) -> str:
    """A filled rectangle."""
    size = f'width="{number(max(width, 0))}" height="{number(max(height, 0))}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {size} fill="{colour}"/>'


def line(x: float, y: float, to_x: float, to_y: float, colour: str = ACCENT, width: float = 2, dash: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{number(x)}" y1="{number(y)}" x2="{number(to_x)}" y2="{number(to_y)}" stroke="{colour}" '
        f'stroke-width="{number(width)}"{dashed}/>'
    )


def dot(x: float, y: float, radius: float = 5, colour: str = ACCENT, *, hollow: bool = False) -> str:
    """A disc, or a ring."""
    filled = f'fill="#fff" stroke="{colour}" stroke-width="2"' if hollow else f'fill="{colour}"'
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" {filled}/>'


def area(points: Iterable[tuple[float, float]], colour: str = ACCENT) -> str:
    """A filled shape."""
    places = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polygon points="{places}" fill="{colour}" fill-opacity="0.35" stroke="{colour}"/>'


def words(said: str) -> str:
    """Words as they may stand in SVG or HTML: whatever a list is called, and without control characters."""
    return escape("".join(letter if letter.isprintable() else " " for letter in said), quote=True)


def shortened(said: str, longest: int = 28) -> str:
    """A name cut to a length."""
    return said if len(said) <= longest else said[: longest - 1] + "…"


def number(value: float) -> str:
    """A coordinate, short and the same everywhere."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers between two."""
    if not high > low:
        return [low]
    rough = (high - low) / wanted
    power = 10 ** floor(log10(rough))
    step = next(power * each for each in (1, 2, 5, 10) if power * each >= rough)
    first = -(-low // step) * step
    return [first + step * place for place in range(int((high - first) / step) + 1)]
