"""Which extractor reads, as the commands are told: the options that `build` and `evaluate` share, and what it cost."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli import say
from habeas.errors import NotAllowed

if TYPE_CHECKING:
    from habeas.claims.extract import Extractor

Names = Annotated[
    list[str] | None,
    typer.Option("--extractor", metavar="NAME", help="What finds the claims: rules (if left out), gliner or model."),
]
Combine = Annotated[bool, typer.Option("--combine", help="Of two extractors, keep only what both agree on.")]
Address = Annotated[
    str | None, typer.Option(metavar="URL", help="Where a language model answers, like http://127.0.0.1:8080/v1.")
]
ModelName = Annotated[str | None, typer.Option(metavar="NAME", help="The model's name, as its server knows it.")]
SentTo = Annotated[
    str | None,
    typer.Option("--i-send-documents-to", metavar="URL", help="Leave to send documents to a model elsewhere."),
]
Gliner = Annotated[
    Path | None, typer.Option("--gliner-model", metavar="FOLDER", help="The folder of a GLiNER model on this machine.")
]
# The key of a model's server is taken from the environment, never from a command that others on the machine can see.
KEY = "HABEAS_MODEL_KEY"


def settled(
    names: Sequence[str] | None,
    model: tuple[str | None, str | None, str | None],
    *,
    gliner: Path | None = None,
    combine: bool = False,
    answers: Path | None = None,
    processes: int = 1,
) -> Extractor | None:
    """The extractor that was asked for; None for the one that comes with Habeas.

    `model` is the address, the name and the leave to send, as they were given; `gliner` a GLiNER model's folder.
    """
    if names is None and not combine and model == (None, None, None) and gliner is None:
        return None
    from habeas.work.extractors import ModelSettings, extractor_of, spent_by

    address, name, sent_to = model
    settings = ModelSettings(address, name, sent_to, os.environ.get(KEY, "").strip() or None, answers, gliner)
    extractor = extractor_of(names or ["rules"], settings, combine=combine)
    if processes > 1 and spent_by(extractor) is not None:
        raise NotAllowed("A language model is asked one question at a time; leave --processes out.")
    return extractor


def tell_cost(extractor: Extractor | None) -> None:
    """Says what a language model was asked, and the tokens that its server reports; nothing for other extractors."""
    if extractor is None:
        return
    from habeas.work.extractors import spent_by

    spent = spent_by(extractor)
    if spent is not None:
        asked = f"{say.several(spent.sent, 'question')} sent to the model, {spent.repeated:,} of them again"
        cost = f"{spent.tokens_in:,} tokens in and {spent.tokens_out:,} out, as its server reports"
        typer.echo(f"{asked}; {say.several(spent.remembered, 'answer')} kept from before; {cost}.", err=True)
