"""The criteria of sanctions and visa regimes, from `data/criteria/*.toml`, and the acts that speak for each.

A criterion is only proposed. That it is met a person says, with a reason, in the log; and somebody can take it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from habeas.answers.dossier.against import KEPT_FREE
from habeas.answers.dossier.model import ActOf, Actor, Dossier, Said
from habeas.answers.dossier.offices import of_a_state
from habeas.answers.dossier.words import dossier_words, texts
from habeas.errors import BadVocabulary, UnknownTerm
from habeas.terms import claim_types, load_toml

# The files, in the order in which they are shown.
REGIMES = ("global-magnitsky", "section-7031c", "visa-unjust-detention", "eu-global", "uk-global")
# So many of a criterion's words are shown as examples.
SHOWN_WORDS = 4
MET, NOT_MET, PROPOSED, NOTHING = "met", "not met", "proposed", "nothing proposed"
PERSON, BODY = "person", "body"
_TEXTS = ("id", "title", "text", "citation")
_LISTS = ("of", "types", "degrees", "holds")
_FLAGS = ("family", "by_hand", "office")
NO_OFFICE = "No document gives the person an office of a state, which the criterion asks for."


@dataclass(frozen=True, slots=True)
class Criterion:
    """One test of a regime, as the file has it; see `data/criteria/global_magnitsky.toml`."""

    id: str
    title: str
    text: str
    citation: str
    of: tuple[str, ...]
    types: tuple[str, ...]
    degrees: tuple[str, ...]
    holds: tuple[str, ...]
    family: bool = False
    by_hand: bool = False
    office: bool = False


@dataclass(frozen=True, slots=True)
class Regime:
    """A regime with its legal basis and criteria; `counsel` is what a lawyer has to check before anything is sent."""

    id: str
    title: str
    jurisdiction: str
    authority: str
    addressee: str
    basis: tuple[str, ...]
    counsel: str
    criteria: tuple[Criterion, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Proposal:
    """A criterion with the numbers of the acts that speak for it, in a sentence, and what a person said of it."""

    criterion: Criterion
    key: str
    acts: tuple[str, ...]
    reason: str
    said: Said | None

    @property
    def state(self) -> str:
        """ "met" or "not met" where a person said so, else "proposed" or "nothing proposed"."""
        if self.said is not None:
            return self.said.answer
        return PROPOSED if self.acts or (self.criterion.family and self.reason) else NOTHING


@dataclass(frozen=True, slots=True)
class Assessment:
    """A regime with every criterion that can be said of the actor."""

    regime: Regime
    proposals: tuple[Proposal, ...]


def regimes_named(names: Iterable[str]) -> tuple[Regime, ...]:
    """The regimes of these ids, all where none is named.

    Raises:
        UnknownTerm: there is none of that id.
    """
    wanted = list(dict.fromkeys(names)) or list(REGIMES)
    for name in wanted:
        if name not in REGIMES:
            raise UnknownTerm(f"{name[:60]!r} is no regime; there are {', '.join(REGIMES)}.")
    return tuple(regime(name) for name in wanted)


@cache
def regime(name: str) -> Regime:
    """A regime, read from its file.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    file = f"criteria/{name.replace('-', '_')}.toml"
    return read_regime(name, load_toml(file), file)


def criterion_keyed(key: str) -> tuple[Regime, Criterion]:
    """The regime and the criterion of "regime/criterion".

    Raises:
        UnknownTerm: there is none.
    """
    name, _, one = key.partition("/")
    found = next((each for each in regimes_named([name])[0].criteria if each.id == one), None)
    if found is None:
        known = ", ".join(f"{name}/{each.id}" for each in regime(name).criteria)
        raise UnknownTerm(f"{key[:80]!r} is no criterion; there are {known}.")
    return regime(name), found


def read_regime(name: str, data: dict[str, object], file: str) -> Regime:
    """Checks and returns a parsed regime: known types and degrees, and a citation for everything."""
    told = {each: data.get(each) for each in ("title", "jurisdiction", "authority", "addressee", "counsel")}
    entries = data.get("criterion")
    if not all(isinstance(each, str) and each for each in told.values()) or not isinstance(entries, list):
        raise BadVocabulary(f"data/{file} needs {', '.join(told)} and [[criterion]]")
    criteria = tuple(_criterion(each, file) for each in entries)
    if len({each.id for each in criteria}) != len(criteria):
        raise BadVocabulary(f"data/{file}: two criteria have one id")
    words = {each: str(value) for each, value in told.items()}
    return Regime(name, **words, basis=texts(data.get("basis"), file), criteria=criteria)


def _criterion(entry: object, file: str) -> Criterion:
    known = {*_TEXTS, *_LISTS, *_FLAGS}
    if not isinstance(entry, dict) or not {*_TEXTS, *_LISTS} <= set(entry) <= known:
        raise BadVocabulary(f"data/{file}: a criterion needs {', '.join((*_TEXTS, *_LISTS))}")
    lists = {each: texts(entry[each], file) for each in _LISTS}
    strange = [
        *sorted(set(lists["types"]) - set(claim_types())),
        *sorted(set(lists["degrees"]) - set(dossier_words().degrees)),
        *sorted(set(lists["of"]) - {PERSON, BODY}),
    ]
    if strange:
        raise BadVocabulary(f"data/{file}, {entry['id']}: {strange[0]!r} is not known")
    one, title, words, citation = (str(entry[each]) for each in _TEXTS)
    told = (one, title, words, citation, lists["of"], lists["types"], lists["degrees"], lists["holds"])
    family, by_hand, office = (entry.get(each) is True for each in _FLAGS)
    return Criterion(*told, family=family, by_hand=by_hand, office=office)


# --- proposing ----------------------------------------------------------------------------------------


def assess(dossier: Dossier, regimes: Sequence[Regime]) -> tuple[Assessment, ...]:
    """For each regime the criteria that can be said of the actor, each with the acts that speak for it."""
    return tuple(
        Assessment(
            regime,
            tuple(_propose(regime, each, dossier) for each in regime.criteria if _concerns(each, dossier.actor)),
        )
        for regime in regimes
    )


def _concerns(criterion: Criterion, actor: Actor) -> bool:
    return (PERSON if actor.is_person else BODY) in criterion.of


def _propose(regime: Regime, criterion: Criterion, dossier: Dossier) -> Proposal:
    key = f"{regime.id}/{criterion.id}"
    said: Mapping[str, Said] = dossier.said
    if criterion.by_hand:
        reason = "No act can show this by itself: it is for a person to say, with evidence of their own."
        return Proposal(criterion, key, (), reason, said.get(key))
    if criterion.family:
        kin = "; ".join(f"{each.name} ({each.word}: {', '.join(each.exhibits)})" for each in dossier.relatives)
        return Proposal(criterion, key, (), f"Sources name as kin: {kin}." if kin else "", said.get(key))
    if criterion.office and not any(map(of_a_state, dossier.offices)):
        return Proposal(criterion, key, (), NO_OFFICE, said.get(key))
    acts = [each for each in dossier.acts if _speaks_for(criterion, each)]
    return Proposal(criterion, key, tuple(each.number for each in acts), _reason(criterion, acts), said.get(key))


def _speaks_for(criterion: Criterion, told: ActOf) -> bool:
    if told.act.type not in criterion.types or not told.asserted or not told.named:
        return False
    if criterion.degrees and told.degree not in criterion.degrees:
        return False
    if told.act.type == "killing" and told.degree == "held" and "held" not in criterion.degrees:
        return False  # whoever kept somebody who died is not by that said to have killed them
    if any(each.kind == KEPT_FREE for each in told.against) and _of_custody(criterion):
        return False
    return not criterion.holds or bool(_held(criterion, told))


def _of_custody(criterion: Criterion) -> bool:
    """Whether it is about custody alone: a fine or a suspended penalty keeps nobody."""
    return all(claim_types()[each].custody in ("begins", "continues") for each in criterion.types)


def _held(criterion: Criterion, told: ActOf) -> list[str]:
    """The words of the criterion that sources have on the act or the victim."""
    words = " ".join((*(each.text for each in told.words), *told.called)).casefold()
    return [each for each in criterion.holds if each.casefold() in words]


def _reason(criterion: Criterion, acts: Sequence[ActOf]) -> str:
    """Why: what these very acts are and how they were taken part in, of all that the criterion looks for."""
    if not acts:
        some = criterion.holds[:SHOWN_WORDS]
        return f"No act on record speaks for it (looked for: {_why(criterion.types, criterion.degrees, some)})."
    types = [each for each in criterion.types if any(told.act.type == each for told in acts)]
    degrees = [each for each in criterion.degrees if any(told.degree == each for told in acts)]
    held = [each for each in criterion.holds if any(each in _held(criterion, told) for told in acts)]
    return f"Proposed because of the type of the acts ({_why(types, degrees, held)})."


def _why(types: Sequence[str], degrees: Sequence[str], held: Sequence[str]) -> str:
    labels = ", ".join(claim_types()[each].label.casefold() for each in types)
    words = f"; words of a source on the act or the victim: {', '.join(f'“{each}”' for each in held)}"
    return labels + (f"; involvement: {', '.join(degrees)}" if degrees else "") + (words if held else "")
