"""Takes the pictures of the pages that the documentation shows, of people and a country that are none.

    python docs/pictures.py [--all-widths FOLDER]

It serves the sample registry of the tests, opens each page in Chromium, and writes docs/images/*.png. With
--all-widths every page is written to a folder at three widths, in light and in dark, to be looked at.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
IMAGES = ROOT / "docs" / "images"
LARGEST = 200_000  # bytes
WINDOW = {"width": 1180, "height": 820}
WIDTHS = (360, 1280, 3840)


def main() -> None:
    """Takes the pictures."""
    from playwright.sync_api import sync_playwright
    from tests.web.conftest import CHROMIUM, QUIET, SERVE

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--all-widths", type=Path)
    folder = asked.parse_args().all_widths
    with tempfile.TemporaryDirectory() as made, sync_playwright() as started:
        pages = prepare(Path(made) / "registry")
        command = [sys.executable, "-c", SERVE, str(Path(made) / "registry")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            browser = started.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
            if folder is None:
                take(browser, address, pages)
            else:
                take_all(browser, address, pages, folder)
            browser.close()
            server.terminate()


def prepare(folder: Path) -> dict[str, str]:
    """The sample registry with a choice and a review in it; the name of each picture with its page."""
    from tests.web.sample import DAY, sample

    from habeas.record import store
    from habeas.record.connect import open_record
    from habeas.work.registry import Registry

    record = open_record(folder)
    for document, extraction in sample():
        if document.name != "hostile.html":  # which is for tests alone
            arrival = store.Arrival((store.Origin(document.name),), len(document.text), "sample", DAY)
            store.store(record, document, extraction, arrival)
            record.archive.keep_bytes(document.text.encode())
    record.close()
    with Registry.open(folder) as registry:
        (act,) = registry.disagreements.acts()
        registry.disagreements.choose(act.id, "date", "2024-12-03", because="the protocol of the arrest", by="ama")
        (claim,) = [each for each in registry.claims if each.claim.type == "remand"]
        registry.reviews.accept(claim.id, by="ama")
    ids = {document.name: document.id for document, _ in sample()}
    return {
        "home": "",
        "case": "people/daro-velin",
        "document": f"documents/{ids['arrest.html']}",
        "disagreements": "disagreements",
        "search": "search?q=velxn",
        "stale": "stale",
        "documents": "documents",
        "review": "review",
        "counts": "counts?what=political+prisoners&country=XV",
        "history": "history",
        "calendar": "calendar?month=2025-04",
        "census": "census?on=2025-06-01&country=XV",
        "responses": "responses",
    }


def take(browser: Any, address: str, pages: dict[str, str]) -> None:  # noqa: ANN401
    """Writes each picture, and refuses one that is too large for a page that is read over a slow line."""
    context = browser.new_context(base_url=address, viewport=WINDOW, color_scheme="light")
    page = context.new_page()
    for name, at in pages.items():
        page.goto(at)
        path = IMAGES / f"{name}.png"
        page.screenshot(path=path)
        if path.stat().st_size > LARGEST:
            raise SystemExit(f"{path.name} has {path.stat().st_size:,} bytes; at most {LARGEST:,} are wanted.")
        print(f"{path.name}: {path.stat().st_size:,} bytes")


def take_all(browser: Any, address: str, pages: dict[str, str], folder: Path) -> None:  # noqa: ANN401
    """Writes every page at each width, whole, in light and in dark."""
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            window = {"width": width, "height": 900 if width < WIDTHS[-1] else 2_000}
            page = browser.new_context(base_url=address, viewport=window, color_scheme=scheme).new_page()
            for name, at in pages.items():
                page.goto(at)
                page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=width < WIDTHS[-1])


if __name__ == "__main__":
    main()
