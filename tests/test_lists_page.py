"""What the page on lists prints is what the commands print, one after the other in a new registry.

To write the blocks anew after a change of the output:  HABEAS_WRITE_DOCS=1 pytest tests/test_lists_page.py -n0
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT
from typer.testing import CliRunner

from habeas.cli.app import app

PAGE = ROOT / "docs" / "lists.md"
BLOCK = re.compile(r"```console\n\$ (habeas [^\n]+)\n(.*?)```", re.DOTALL)
pytestmark = pytest.mark.slow


def test_every_output_on_the_page_is_what_the_command_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples" / "lists", tmp_path / "examples" / "lists")
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    printed: dict[str, str] = {}
    for line, _ in BLOCK.findall(text):
        result = CliRunner().invoke(app, shlex.split(line)[1:], env={"COLUMNS": "80", "NO_COLOR": "1"})
        assert result.exit_code == 0, (line, result.output)
        printed[line] = "\n".join(each.rstrip() for each in result.output.splitlines()).strip("\n") + "\n"
    assert len(printed) > 5
    if os.environ.get("HABEAS_WRITE_DOCS"):
        PAGE.write_text(BLOCK.sub(lambda block: f"```console\n$ {block[1]}\n{printed[block[1]]}```", text), "utf-8")
        return
    for line, output in BLOCK.findall(text):
        assert output == printed[line], line
