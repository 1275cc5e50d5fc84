"""A case is released and published on the command line, which says what it left out and why."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Give
from tests.web.sample import make_registry

from habeas.record import rulings
from habeas.work import reviewing
from habeas.work.registry import Registry


def test_a_case_is_released_and_published(give: Give, tmp_path: Path) -> None:
    folder = tmp_path / "registry"
    make_registry(folder)
    with Registry.open(folder) as registry:
        reviewing.accept(registry.record, rulings.about(registry.record, "daro-velin")[0].id, by="ana")

    def run(*words: str, code: int = 0) -> str:
        result = give(*words, registry=folder)
        assert result.exit_code == code, result.output
        return " ".join(result.output.split())

    assert "Nothing is released." in run("release")
    run("release", "Daro Velin", code=1)  # without a reason
    told = run("release", "Daro Velin", "--fields", "offices", "--birthday", "1970-05-01", "--because", "his wish")
    assert "(daro-velin) may be published. offices: editor, Lantern birthday: 1970-05-01" in told
    run("release", "Tessa Orn", "--because", "her wish")
    assert "3 reported numbers released" in run("release", "--counts", "political prisoners", "--country", "XV",
                                                "--because", "checked")  # fmt: skip
    assert "daro-velin; offices: editor, Lantern; birthday: 1970-05-01; because his wish" in run("release")
    out = tmp_path / "site"
    publish = ("publish", "--out", str(out), "--on", "2025-06-01")
    said = run(*publish, "--base-url", "https://held.example", "--contact", "desk@example.org")
    assert "1 person, 1 in custody on 2025-06-01" in said
    assert "1 person released, and no claim on them is verified: tessa-orn" in said
    assert 'href="https://held.example/feed.xml"' in (out / "feed.xml").read_text()
    run(*publish, "--include", "some", code=1)
    run(*publish, "--base-url", "javascript:x", code=1)
    run(*publish, "--language", "xx", code=1)
    run(*publish, "--include", "all", code=1)  # a site is there, and no preview goes over it
