"""Takes the names that nothing may show out of a manuscript: of sentences, quotes, titles of documents, tables."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from habeas.answers.manuscript import (
    Block,
    Figure,
    Heading,
    Link,
    Listing,
    Manuscript,
    Note,
    Paragraph,
    Run,
    Runs,
    Table,
)
from habeas.answers.site.redaction import Redactor
from habeas.model import Quote


def without_names(manuscript: Manuscript, names: Collection[str]) -> Manuscript:
    """The manuscript with a note in place of each of these names; as it is where there are none."""
    return redacted(manuscript, Redactor(frozenset(names))) if names else manuscript


def redacted(manuscript: Manuscript, redactor: Redactor) -> Manuscript:
    """The manuscript with a note in place of each name that the redactor finds, and without addresses that have one."""
    cut = redactor.cut
    return replace(
        manuscript,
        title=cut(manuscript.title),
        subtitle=cut(manuscript.subtitle),
        facts=tuple(map(cut, manuscript.facts)),
        warning=cut(manuscript.warning),
        running=cut(manuscript.running),
        blocks=tuple(_block(block, redactor) for block in manuscript.blocks),
    )


def _block(block: Block, redactor: Redactor) -> Block:
    cut = redactor.cut
    if isinstance(block, Heading):
        return replace(block, text=cut(block.text))
    if isinstance(block, Paragraph):
        return replace(block, runs=_runs(block.runs, redactor))
    if isinstance(block, Listing):
        return replace(block, items=tuple(_runs(item, redactor) for item in block.items))
    if isinstance(block, Table):
        rows = tuple(tuple(_runs(cell, redactor) for cell in row) for row in block.rows)
        return replace(block, caption=cut(block.caption), rows=rows)
    if isinstance(block, Figure):
        return replace(block, alt=cut(block.alt), caption=cut(block.caption))
    return block


def _runs(runs: Runs, redactor: Redactor) -> Runs:
    return tuple(_run(run, redactor) for run in runs)


def _run(run: Run, redactor: Redactor) -> Run:
    if isinstance(run, Note):
        address = "" if redactor.in_address(run.address) else run.address
        cited, remark = (redactor.cut(each) for each in (run.cited, run.remark))
        named = redactor.named_in(Quote(run.start, run.end, run.quote), run.document_id) if run.document_id else []
        quote = redactor.cut(run.quote, named)
        return replace(run, cited=cited, quote=quote, remark=remark, address=address)
    if isinstance(run, Link):
        return replace(
            run, text=redactor.cut(run.text), address="" if redactor.in_address(run.address) else run.address
        )
    return replace(run, text=redactor.cut(run.text))
