"""How long by the clock from a key to the next claim, in Chromium on a server of a large registry, as a user has it.

    python benchmarks/keys_in_browser.py --registry COPY [--times 60] [--whole-pages]

It decides in the registry: make one (`made_registry.py`) and copy it. The time runs from the key to the first picture
of the next claim, so that it holds the decision, what is sent, the network of this machine and the drawing; on a
machine that does other things, too, all of them wait.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

KEYS = ("a", "r", "s", "a")
WARM = 8
# Seconds between two looks whether the next claim is there; and after which it will not come.
LOOK, PATIENCE = 0.01, 120.0
# The moment of the key, and that at which a picture with another claim was handed to the screen: a message that is sent
# while a frame is made is taken after it. It is the same whether a page is loaded or a part of it is replaced.
WATCH = """
const now = () => performance.timeOrigin + performance.now();
const claim = () => document.querySelector("input[name=claim]")?.value;
addEventListener("keydown", () => {
  sessionStorage.pressed = now(); sessionStorage.claim = claim(); sessionStorage.removeItem("shown");
}, true);
const look = () => {
  if (!sessionStorage.pressed || sessionStorage.shown || !claim() || claim() === sessionStorage.claim) return;
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { sessionStorage.shown = now(); };
    channel.port2.postMessage("");
  });
};
addEventListener("DOMContentLoaded", () => {
  look();
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
});
"""


def main() -> None:
    """Serves the registry, and presses keys."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--registry", type=Path, required=True)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--whole-pages", action="store_true", help="load a page at each key, as without htmx")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    asked = parser.parse_args()
    command = [sys.executable, "-u", "-m", "habeas", "serve", "--registry", str(asked.registry), "--port", "8768"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=asked.chromium, args=["--no-sandbox"])
        try:
            page = browser.new_page()
            if asked.whole_pages:
                page.route("**/htmx.js", lambda route: route.abort())
            for key, times in pressed(page, _address(server), asked.times).items():
                middle, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
                print(
                    f"{key}  median {middle:5.0f} ms, 95% {high:5.0f} ms, best {min(times):5.0f} ms, {len(times)} times"
                )
        finally:
            browser.close()
            server.terminate()


def _address(server: Any) -> str:  # noqa: ANN401
    """What the server says its address is."""
    for line in server.stdout:
        found = re.search(r"http://\S+", line)
        if found:
            return found[0]
    raise SystemExit("The server ended without an address.")


def pressed(page: Any, address: str, times: int) -> dict[str, list[float]]:  # noqa: ANN401
    """Milliseconds by key, without the first ones, which warm the server."""
    found: dict[str, list[float]] = {}
    page.set_default_timeout(120_000)
    page.goto(address)
    page.add_init_script(WATCH)
    page.goto(f"{re.match(r'http://[^/]+', address)[0]}/review")  # type: ignore[index]
    print(page.locator(".queue-head .meta").first.inner_text())
    for number in range(times + WARM):
        key = KEYS[number % len(KEYS)]
        page.keyboard.press(key)
        spent = _spent(page)
        if number >= WARM:
            found.setdefault(key, []).append(spent)
    return found


def _spent(page: Any) -> float:  # noqa: ANN401
    """Milliseconds from the key to the picture, once it is there; while a page is left nothing can be asked of it."""
    from playwright.sync_api import Error

    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        time.sleep(LOOK)
        try:
            spent = page.evaluate("sessionStorage.shown ? sessionStorage.shown - sessionStorage.pressed : null")
        except Error:
            continue
        if spent is not None:
            return float(spent)
    raise SystemExit("The next claim did not come.")


if __name__ == "__main__":
    main()
