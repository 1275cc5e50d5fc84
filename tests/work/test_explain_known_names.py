"""What is explained is what a build would read, with the names that the registry knows."""

from __future__ import annotations

from pathlib import Path

from habeas.work.registry import Registry

STORY = "Police detained Quill Harbour Anselm on 3 May 2024. A court then fined Quill Harbour Anselm.\n"


def test_an_explanation_knows_the_names_that_the_registry_knows(registry: Registry, tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    registry.names.add(["Quill Harbour Anselm"])
    registry.build(story)
    explained = set(registry.explain("story.txt").claims)
    read = {claim.claim for claim in registry.claims}
    assert {claim.persons for claim in read} == {("Quill Harbour Anselm",)}
    assert explained == read
