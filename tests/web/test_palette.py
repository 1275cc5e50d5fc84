"""The colours can be told apart: WCAG 2.2 AA contrast, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from habeas.web.assets import FOLDER as STATIC

CSS = (STATIC / "habeas.css").read_text(encoding="utf-8")
OURS = ["habeas.css", "habeas.js", "habeas.svg", "suggesting.js", "swapping.js"]
TEXT, LARGE_OR_EDGE = 4.5, 3.0
# What is written or drawn on what.
PAIRS = [
    *((ink, paper, TEXT) for ink in ("ink", "faint", "link") for paper in ("paper", "sheet", "notice-paper")),
    *((kind, f"{kind}-paper", TEXT) for kind in ("act", "response", "count", "affiliation")),
    *((kind, paper, TEXT) for kind in ("act", "response", "count", "affiliation") for paper in ("paper", "sheet")),
    *(("ink", f"{kind}-paper", TEXT) for kind in ("act", "response", "count", "affiliation")),
    *((edge, paper, LARGE_OR_EDGE) for edge in ("edge", "focus") for paper in ("paper", "sheet")),
    ("paper", "ink", TEXT),
]


def palette(scheme: str) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    light = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", blocks[0]))
    return light if scheme == "light" else {**light, **dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", blocks[1]))}


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_as_the_guideline_defines_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS)
def test_what_is_written_can_be_read(scheme: str, ink: str, paper: str, least: float) -> None:
    colours = palette(scheme)
    assert contrast(colours[ink], colours[paper]) >= least


def test_every_colour_comes_from_the_palette() -> None:
    outside = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", outside) == []


def test_the_style_loads_nothing() -> None:
    assert re.findall(r"url\((?!#)|@import", CSS) == []


def test_what_is_served_as_it_is_is_ours_alone() -> None:
    assert sorted(path.name for path in Path(STATIC).iterdir()) == OURS


def test_sizes_of_letters_and_distances_are_a_small_set() -> None:
    sizes = set(re.findall(r"font-size: ([^;}]+)", CSS)) - {"10.5pt", "0.86em"}
    assert {size for size in sizes if not size.endswith("%")} <= {f"var(--text-{at})" for at in range(1, 9)}
    rules = CSS.partition("*, *::before")[2]
    declared = re.findall(r"(?<![\w-])(?:margin|padding|gap)(?:-[a-z-]+)?: ([^;}]+)", rules)
    assert len(declared) > 150
    assert [value for value in declared if re.search(r"[0-9]rem", value)] == []


@pytest.mark.parametrize("path", ["web/static/habeas.css", "data/site/site.css"])
def test_what_is_printed_from_a_dark_screen_has_the_colours_of_paper(path: str) -> None:
    style = (STATIC.parents[1] / path).read_text(encoding="utf-8")
    assert re.findall(r"@media ([^{]*)\(prefers-color-scheme: dark\)", style) == ["screen and "]
