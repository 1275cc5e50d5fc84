"""The documentation is whole and true: links lead somewhere, every command, claim type and dependency is described."""

import ast
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from habeas.documents.sidecar import Sidecar
from habeas.terms import claim_types, modalities

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "examples" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)


def name_of(page):
    return str(page.relative_to(ROOT))


def anchors(page):
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page):
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_python_example_can_be_parsed(page):
    for example in CODE.findall(page.read_text(encoding="utf-8")):
        ast.parse(example)


def test_every_page_is_reached_from_the_index():
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    missing = [page.name for page in sorted((ROOT / "docs").glob("*.md")) if f"({page.name})" not in index]
    assert missing == ["index.md"]
    assert "(docs/index.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_and_option_is_documented():
    from typer.main import get_command

    from habeas.cli.app import app

    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    sections = {part.split("\n", 1)[0].strip("` "): part for part in text.split("\n## ")[1:]}
    commands = get_command(app).commands
    assert set(commands) <= set(sections)
    for name, command in commands.items():
        parts = getattr(command, "commands", {})
        assert [part for part in parts if f"habeas {name} {part}" not in sections[name]] == []
        for parameter in [each for one in (command, *parts.values()) for each in one.params]:
            for option in parameter.opts:
                if option.startswith("--") and option not in ("--help", "--registry"):
                    assert f"`{option}" in sections[name], f"{name} {option}"


def test_every_claim_type_and_modality_is_documented():
    text = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8")
    for claim_type in claim_types().values():
        assert f"| `{claim_type.name}` | {claim_type.meaning} |" in text
    for modality in modalities():
        assert f"`{modality}`" in text


def test_every_field_of_a_sidecar_is_documented():
    text = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")
    assert [field for field in Sidecar.__dataclass_fields__ if f"`{field}`" not in text] == []


def test_every_dependency_is_described_and_no_other():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [one for each in project["project"]["optional-dependencies"].values() for one in each]
    wanted = [*project["project"]["dependencies"], *extras, *project["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=~!\[; ]", one, maxsplit=1)[0] for one in wanted}
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    described = {name for name, licence, reason in rows if name not in ("package", "---")}
    assert described == names


def test_the_example_of_an_extractor_runs():
    from habeas.claims.extract import Extractor, extract
    from habeas.model import Document

    first = CODE.findall((ROOT / "docs" / "extending.md").read_text(encoding="utf-8"))[0]
    space = {}
    exec(compile(first, "extending.md", "exec"), space)
    extractor = space["Arrests"](["Pavel Ghorn"])
    assert isinstance(extractor, Extractor)
    text = "On Monday Pavel Ghorn was arrested."
    (extraction,) = extract([Document("0" * 64, "a.txt", "text", text)], extractor)
    assert [(claim.type, claim.persons, claim.quotes[0].text) for claim in extraction.claims] == [
        ("arrest", ("Pavel Ghorn",), "Pavel Ghorn was arrested")
    ]
    assert extraction.refused == {}


@pytest.mark.slow
def test_the_examples_in_python_run(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples" / "news", tmp_path / "articles")
    (tmp_path / "reports").mkdir()
    shutil.copy(ROOT / "examples" / "reports" / "2024-tolvania.pdf", tmp_path / "reports" / "2024.pdf")
    monkeypatch.chdir(tmp_path)
    space = {}
    for example in CODE.findall((ROOT / "docs" / "python.md").read_text(encoding="utf-8")):
        exec(compile(example, "python.md", "exec"), space)
    assert len(space["report"].set_aside) == 0
    assert "quote" in " ".join(space["table"].column_names)
    assert space["newest"].name == "2025-05-20-interview-hana-dol.txt"
