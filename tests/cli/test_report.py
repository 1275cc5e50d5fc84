"""`habeas report` writes a draft as the file's ending says, and says what it rests on."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Give


def test_a_draft_is_written_and_what_cannot_be_is_told_in_a_sentence(give: Give, tmp_path: Path) -> None:
    registry = tmp_path / "registry"
    (tmp_path / "story.txt").write_text("Police arrested Ira Molnar in Halem on 4 March 2024.")
    assert give("build", str(tmp_path / "story.txt"), registry=registry).exit_code == 0

    def run(*words: str) -> tuple[int, str]:
        result = give("report", "--country", "AZ", "--year", "2024", *words, registry=registry)
        return result.exit_code, " ".join(result.output.split())

    out = tmp_path / "draft.html"
    code, said = run("--out", str(out), "--date", "2025-01-01")
    assert (code, "add --include all" in said) == (0, True)
    first = out.read_bytes()
    assert b"tells nothing" in first
    assert run("--out", str(out), "--date", "2025-01-01")[0] == 0
    assert out.read_bytes() == first
    for words, expected in (
        (("--out", "draft.odt"), "by its ending"),
        (("--out", str(out), "--outline", "none"), "no outline"),
        (("--out", str(out), "--include", "some"), "include"),
        (("--out", str(out), "--language", "xx"), "not written in"),
        (("--out", str(tmp_path / "nowhere" / "draft.pdf")), "no folder"),
    ):
        code, said = run(*words)
        assert (code, expected in said) == (1, True), said
