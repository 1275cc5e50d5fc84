"""Extractors by the names that a person gives them: the rules, alone or with GLiNER, a language model, or two as one.

Whoever asks says where the model's answers are kept and whether documents may be sent; nothing is taken for granted.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.errors import NotAllowed, UnknownTerm

if TYPE_CHECKING:
    from habeas.claims.extract import Extractor
    from habeas.claims.remote.ask import Spent
    from habeas.claims.remote.extractor import ModelExtractor

NAMES = ("rules", "gliner", "model")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Where a language model answers and under which name, the leave to send documents there, and its key.

    `gliner` is the folder of a GLiNER model, which is asked on this machine.
    """

    address: str | None = None
    name: str | None = None
    sent_to: str | None = None
    key: str | None = field(default=None, repr=False)
    answers: Path | None = None
    gliner: Path | None = None


def extractor_of(names: Sequence[str], settings: ModelSettings, *, combine: bool = False) -> Extractor:
    """The extractor of that name, or the two as one that proposes what both agree on.

    Raises:
        UnknownTerm: there is no such extractor, or not as many as are needed.
        NotAllowed: documents may not be sent to the model's address.
        ModelMissing: GLiNER is not installed, or there is no model where it was said to be.
    """
    if settings.address is not None and "model" not in names:
        raise UnknownTerm("--model-address is of use only with: --extractor model")
    if settings.gliner is not None and "gliner" not in names:
        raise UnknownTerm("--gliner-model is of use only with: --extractor gliner")
    if not combine:
        if len(names) != 1:
            raise UnknownTerm("Name one --extractor, or two with --combine to keep what both agree on.")
        return _one(names[0], settings)
    if len(names) != 2 or names[0] == names[1]:
        raise UnknownTerm("--combine keeps what two extractors agree on: give --extractor twice, with two names.")
    if set(names) == {"rules", "gliner"}:
        raise UnknownTerm("rules and gliner read by the same rules and agree by themselves; combine one with: model")
    from habeas.claims.combine import Combined

    return Combined(_one(names[0], settings), _one(names[1], settings))


def spent_by(extractor: Extractor) -> Spent | None:
    """What an extractor, or one of two in agreement, spent on a language model; None if it asks none."""
    from habeas.claims.combine import Combined
    from habeas.claims.remote.extractor import ModelExtractor

    parts = (extractor.first, extractor.second) if isinstance(extractor, Combined) else (extractor,)
    return next((one.spent for one in parts if isinstance(one, ModelExtractor)), None)


def _one(name: str, settings: ModelSettings) -> Extractor:
    if name == "rules":
        from habeas.claims.rules import RuleExtractor

        return RuleExtractor()
    if name == "gliner":
        return _gliner(settings)
    if name == "model":
        return _model(settings)
    raise UnknownTerm(f"There is no extractor {name!r}; there are {', '.join(NAMES)}.")


def _gliner(settings: ModelSettings) -> Extractor:
    from habeas.claims.gliner_names import GlinerNames
    from habeas.claims.rules import RuleExtractor
    from habeas.work.gliner_model import GlinerModel

    if settings.gliner is None:
        raise UnknownTerm("--extractor gliner needs a model on this machine: give --gliner-model FOLDER.")
    return RuleExtractor(names_from=GlinerNames(GlinerModel(settings.gliner)))


def _model(settings: ModelSettings) -> ModelExtractor:
    from habeas.claims.remote.extractor import ModelExtractor
    from habeas.work.model_address import EXAMPLE, allowed
    from habeas.work.model_answers import KeptAnswers
    from habeas.work.model_server import ModelServer

    if not settings.address or not settings.name:
        raise NotAllowed(
            f"A language model is asked only where you say: give --model-address {EXAMPLE} and --model-name NAME."
        )
    if settings.key is not None and not all("!" <= sign <= "~" for sign in settings.key):
        raise NotAllowed("HABEAS_MODEL_KEY has characters that no key has; set it again.")
    server = ModelServer(allowed(settings.address, settings.sent_to), settings.key)
    answers = None if settings.answers is None else KeptAnswers(settings.answers)
    return ModelExtractor(settings.name, server, time.sleep, answers)
