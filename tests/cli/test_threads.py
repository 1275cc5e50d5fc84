"""Commands multiply on one thread, unless somebody says otherwise."""

from __future__ import annotations

import os
import sys

import pytest

from habeas import cli


@pytest.mark.parametrize(("said", "expected"), [(None, "1"), ("4", "4")])
def test_a_command_multiplies_on_one_thread_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, said: str | None, expected: str
) -> None:
    monkeypatch.setenv(cli.ONE_THREAD, said or "")
    if said is None:
        monkeypatch.delenv(cli.ONE_THREAD)
    monkeypatch.setattr(sys, "argv", ["habeas", "--version"])
    with pytest.raises(SystemExit):
        cli.main()
    assert os.environ[cli.ONE_THREAD] == expected
