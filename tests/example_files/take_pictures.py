"""Takes the pictures of the documentation from a registry built from the sample, in a browser of this machine.

    python tests/example_files/take_pictures.py

It builds the registry in a temporary folder, serves it on a free port and writes docs/images/*.png.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
# The page, and the element that the picture begins at; None for the top.
PICTURES = {
    "case": ("/people/tomas-brezhin?on=2025-06-01", None),
    "counts": ("/counts?what=political+prisoners&country=XV", None),
}
SIZE = {"width": 1180, "height": 1040}
BROWSER = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    """Builds, serves and takes every picture."""
    with tempfile.TemporaryDirectory() as folder:
        registry = f"{folder}/demo-registry"
        habeas = [sys.executable, "-m", "habeas"]
        subprocess.run([*habeas, "build", ROOT / "examples", "--registry", registry, "--quiet"], check=True)
        serving = [*habeas, "serve", "--registry", registry, "--port", "0"]
        with subprocess.Popen(serving, stdout=subprocess.PIPE, text=True) as server:
            try:
                _take(_address(server))
            finally:
                server.terminate()


def _address(server: subprocess.Popen[str]) -> str:
    for line in server.stdout or ():
        found = re.search(r"http://[\w.:]+", line)
        if found:
            return found[0].rstrip("/")
    raise SystemExit("habeas serve ended before it said where it serves")


def _take(address: str) -> None:
    from playwright.sync_api import sync_playwright

    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=BROWSER)
        page = browser.new_page(viewport=SIZE)
        for name, (path, first) in PICTURES.items():
            page.goto(f"{address}{path}")
            if first is not None:
                page.locator(first).first.scroll_into_view_if_needed()
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
