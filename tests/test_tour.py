"""What the README and the tour print is what the commands print: every `$ habeas …` block is run on the sample.

To write the blocks anew after a change of the output:  HABEAS_WRITE_DOCS=1 pytest tests/test_tour.py -n0
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "docs" / "tour.md"]
BLOCK = re.compile(r"```console\n\$ (habeas [^\n]+)\n(.*?)```", re.DOTALL)
# How long a build took is the one thing that differs from run to run.
SECONDS = re.compile(r"\d+\.\d s")
pytestmark = pytest.mark.slow


BUILD = "habeas build examples --registry demo-registry"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the sample in it, a registry built from it beside, and what the build printed."""
    folder = tmp_path_factory.mktemp("tour")
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "build.txt").write_text(printed(folder, BUILD), encoding="utf-8")
    return folder


def printed(folder, line):
    """What a command line prints at 80 columns; `| head -N` at its end leaves N lines of it."""
    command, _, head = line.partition(" | head -")
    run = subprocess.run(
        [sys.executable, "-m", "habeas", *shlex.split(command)[1:]],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    lines = [text.rstrip() for text in run.stdout.splitlines()]
    return "\n".join(lines[: int(head)] if head else lines).strip("\n") + "\n"


def shown_of(folder, line):
    """What the page shows: of a build, what the one that made the registry printed."""
    shown = (folder / "build.txt").read_text(encoding="utf-8") if line == BUILD else printed(folder, line)
    return SECONDS.sub("12.3 s", shown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_output_on_the_page_is_what_the_command_prints(page, folder):
    text = page.read_text(encoding="utf-8")
    assert BLOCK.search(text)
    if os.environ.get("HABEAS_WRITE_DOCS"):
        text = BLOCK.sub(lambda block: f"```console\n$ {block[1]}\n{shown_of(folder, block[1])}```", text)
        page.write_text(text, encoding="utf-8")
    for line, output in BLOCK.findall(text):
        assert SECONDS.sub("12.3 s", output) == shown_of(folder, line), line
