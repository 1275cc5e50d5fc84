"""Nothing of casework comes out of a command, a table or an error; a command that is not known here fails a test."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from tests.leaks.exits import COMMANDS, NARROWING, OF_CASEWORK, OF_NO_REGISTRY, run
from tests.leaks.marked import MARK, PRIVATE_TABLES, Marked, leaks

from habeas.cli.app import app
from habeas.errors import HabeasError
from habeas.work.casework import CaseworkOf, whom
from habeas.work.casework_forms import kinds
from habeas.work.registry import Registry

pytestmark = [pytest.mark.door, pytest.mark.slow]


def found(group: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    for name, each in group.commands.items():
        if getattr(each, "commands", None):
            yield from found(each, (*before, name))
        else:
            yield " ".join((*before, name)), each


def commands() -> Iterator[str]:
    yield from (name for name, _ in found(typer.main.get_command(app)))


def test_every_command_is_known_to_these_tests() -> None:
    known = set(COMMANDS) | OF_CASEWORK | OF_NO_REGISTRY
    assert set(commands()) - known == set(), "say in COMMANDS how it is given, so that it is looked at for leaks"
    assert known - set(commands()) == set(), "no longer a command"


def test_every_option_of_every_command_is_known_to_these_tests() -> None:
    strange = [
        (name, option.opts[0])
        for name, made in found(typer.main.get_command(app))
        for option in made.params
        if name in COMMANDS
        and option.param_type_name == "option"
        and not {*option.opts} & {*NARROWING, *" ".join(COMMANDS[name]).split()}
    ]
    assert strange == [], "give it in COMMANDS, so that it is looked at for leaks, or in NARROWING if it tells no more"


@pytest.fixture(scope="module")
def copied(marked: Marked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the registry for commands that decide something."""
    folder = tmp_path_factory.mktemp("copied") / "registry"
    shutil.copytree(marked.folder, folder)
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_tells_any_casework(
    marked: Marked, copied: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    import shlex

    from tests.sentences import Sentences

    from habeas.claims import rules

    monkeypatch.setattr(rules, "RuleExtractor", Sentences)
    for words in COMMANDS[name]:
        given = words.replace("{out}", str(tmp_path)).replace("{document}", marked.documents[0])
        done = run([*name.split(), *shlex.split(given), "--registry", str(copied)])
        assert not leaks(done.output), given
        assert done.exception is None or isinstance(done.exception, SystemExit), (given, done.exception)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [str(path) for path in written if leaks(path.read_bytes()) or leaks(path.name)] == []
    assert not leaks(caplog.text)


def test_the_commands_of_casework_tell_it_so_that_these_tests_see_something(marked: Marked) -> None:
    for words in (["casework", "list"], ["casework", "show", "3"], ["casework", "tasks"], ["withhold", "list"],
                  ["calendar", "show", "--private"]):  # fmt: skip
        assert leaks(run([*words, "--registry", str(marked.folder)]).output), words


def test_a_file_of_casework_that_is_damaged_or_gone_is_told_without_its_name(marked: Marked, tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    shutil.copytree(marked.folder, folder)
    for damage in (lambda path: path.write_bytes(f"{MARK} otherwise".encode()), Path.unlink):
        for path in [each for each in (folder / "archive" / "casework").rglob("*") if each.is_file()]:
            damage(path)
        done = run(["verify", "--registry", str(folder)])
        assert done.exit_code == 1, "nothing was found to be told"
        assert not leaks(done.output)


def test_no_other_table_and_no_index_has_any_of_it(marked: Marked) -> None:

    database = sqlite3.connect(f"file:{marked.folder / 'habeas.sqlite3'}?mode=ro", uri=True)
    names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    with_it = {name for name in names if any(leaks(_bytes(row)) for row in database.execute(f'SELECT * FROM "{name}"'))}
    database.close()
    assert with_it == PRIVATE_TABLES
    assert len(names) > 30


def _bytes(row: tuple[Any, ...]) -> bytes:
    return b" ".join(value if isinstance(value, bytes) else str(value).encode() for value in row)


def test_no_file_beside_the_database_has_any_of_it_but_those_attached(marked: Marked) -> None:
    files = [path for path in marked.folder.rglob("*") if path.is_file() and not path.name.startswith("habeas.sqlite3")]
    with_it = [path.relative_to(marked.folder).parts[:2] for path in files if leaks(path.read_bytes())]
    assert set(with_it) == {("archive", "casework")}


def test_no_error_repeats_what_somebody_typed(marked: Marked) -> None:
    with Registry.open(marked.folder) as registry:
        casework = CaseworkOf(registry.record)
        for kind in kinds().values():
            for field in kind.fields:
                for wrong in (f"{MARK} {'x' * 50_000}", {MARK: MARK}, [[MARK]]):
                    with pytest.raises(HabeasError) as told:
                        casework.add(kind.name, {field.name: wrong}, about=MARK)
                    assert not leaks(str(told.value)), (kind.name, field.name)
        with pytest.raises(HabeasError) as told:
            casework.add("letter", {"from": MARK, "to": MARK}, files=[(MARK, f"<html>{MARK}".encode())])
        assert not leaks(str(told.value))
        with pytest.raises(HabeasError) as told:
            whom(registry.record, MARK)
        assert not leaks(str(told.value))
