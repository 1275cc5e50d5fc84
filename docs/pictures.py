"""Takes the pictures of the pages that the documentation shows, of people and a country that are none.

    python docs/pictures.py [--all FOLDER] [--registry FOLDER]

It builds a registry from examples/, puts into it what a build leaves empty, serves it, and opens every page of the
site in Chromium (`tests/web/walk.py`; a page that is left out there fails a test). Every page goes to docs/images once,
those on which one works all day at three widths; docs/screens.md shows them all. With --all every page is written to
FOLDER at three widths, in light and in dark, whole, to be looked at. --registry keeps what was built, for next time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
IMAGES = ROOT / "docs" / "images"
# A page that is read over a slow line shows a few of them; all together they are what a clone has to load.
LARGEST, LARGEST_TOGETHER = 160_000, 4_000_000  # bytes
WIDTHS = {360: 780, 1280: 900, 3840: 2_000}
USUAL = 1280
# The pages on which people work all day: these are shown at the other widths, too.
AT_EVERY_WIDTH = ("home", "review", "edit", "who-is-who", "disagreements", "case", "document", "search")


def main() -> None:
    """Takes the pictures."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("--all", type=Path, metavar="FOLDER")
    told.add_argument("--registry", type=Path, metavar="FOLDER")
    asked = told.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = asked.registry or Path(made) / "tolvania" / "registry"
        if not folder.exists():
            prepare(folder)
        for opened, pages in looking_at(folder):
            if asked.all is None:
                take(opened, pages)
            else:
                take_all(opened, pages, asked.all)
    if asked.all is None:
        write_page(pages)


def prepare(folder: Path) -> None:
    """The sample corpus, with what a build leaves empty."""
    from tests.web.walk import enrich

    from habeas.work.registry import Registry

    folder.parent.mkdir(parents=True, exist_ok=True)
    with Registry.open(folder) as registry:
        registry.build([ROOT / "examples"])
    enrich(folder)


def looking_at(folder: Path) -> Iterator[tuple[Any, dict[str, str]]]:
    """A browser with the address of the pages as where it begins, and each page by its name with its address."""
    from playwright.sync_api import sync_playwright
    from tests.conftest import CHROMIUM, QUIET
    from tests.web.conftest import serving
    from tests.web.walk import addresses, let_in_with_every_right

    let_in_with_every_right()
    with serving(folder) as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())

        def opened(width: int, scheme: str) -> Any:  # noqa: ANN401 (a page of playwright)
            size = {"width": width, "height": WIDTHS[width]}
            return browser.new_context(base_url=address, viewport=size, color_scheme=scheme).new_page()

        yield opened, addresses(folder)
        browser.close()


def name_of(page: str, width: int) -> str:
    """The file of a picture."""
    return f"{page}.webp" if width == USUAL else f"{page}-{width}.webp"


def pictures(pages: dict[str, str]) -> list[tuple[str, int]]:
    """Which pages are shown at which widths."""
    return [(name, width) for width in WIDTHS for name in pages if width == USUAL or name in AT_EVERY_WIDTH]


def take(opened: Any, pages: dict[str, str]) -> None:  # noqa: ANN401
    """Writes each picture, takes away those of before, and refuses what is too large for a page of documentation."""
    wanted = pictures(pages)
    for old in IMAGES.glob("*.*"):
        if old.name not in {name_of(*each) for each in wanted}:
            old.unlink()
    by_width = {width: opened(width, "light") for width in WIDTHS}
    for name, width in wanted:
        by_width[width].goto(pages[name])
        path = IMAGES / name_of(name, width)
        path.write_bytes(_smaller(by_width[width].screenshot(), width))
        if path.stat().st_size > LARGEST:
            raise SystemExit(f"{path.name} has {path.stat().st_size:,} bytes; at most {LARGEST:,} are wanted.")
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    together = sum(each.stat().st_size for each in IMAGES.iterdir())
    if together > LARGEST_TOGETHER:
        raise SystemExit(f"The pictures have {together:,} bytes together; at most {LARGEST_TOGETHER:,} are wanted.")
    print(f"{len(wanted)} pictures, {together:,} bytes")


def _smaller(picture: bytes, width: int) -> bytes:
    """A picture as WebP; the widest at half its size, at which all of it is still read."""
    from PIL import Image

    drawn = Image.open(BytesIO(picture)).convert("RGB")
    if width > USUAL:
        drawn = drawn.resize((drawn.width // 2, drawn.height // 2), Image.Resampling.LANCZOS)
    made = BytesIO()
    drawn.save(made, "WEBP", quality=72, method=6)
    return made.getvalue()


def take_all(opened: Any, pages: dict[str, str], folder: Path) -> None:  # noqa: ANN401
    """Writes every page at each width, whole, in light and in dark."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            page = opened(width, scheme)
            for name, address in pages.items():
                page.goto(address)
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=width <= USUAL)


def write_page(pages: dict[str, str]) -> None:
    """Writes the page of the documentation that shows every picture."""
    lines = ["# Every page, as it looks", "", *INTRODUCTION, ""]
    for name in pages:
        lines += [f"## {name.replace('-', ' ').capitalize()}", "", f"![{name}](images/{name_of(name, USUAL)})", ""]
        if name in AT_EVERY_WIDTH:
            wide = [f"[at {width} pixels](images/{name_of(name, width)})" for width in WIDTHS if width != USUAL]
            lines += ["The same " + ", ".join(wide) + ".", ""]
    (ROOT / "docs" / "screens.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


INTRODUCTION = (
    "Each page of `habeas serve` on the sample corpus, whose people and country are none, with decisions, lists, an",
    "import, private work and a draft in it. `make pictures` takes them again and writes this page; what each is for",
    "is told in [pages](pages.md) and [review](review.md).",
)


if __name__ == "__main__":
    main()
