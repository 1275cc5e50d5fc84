"""What speaks against an act: denials, withdrawals, corrections, sources that differ, later acts that take it back,
penalties that kept nobody in custody, and the release that followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from habeas.acts.fate import fates
from habeas.answers.dossier.model import Against
from habeas.answers.dossier.words import dossier_words
from habeas.cases.words import happened, keeps_free, words_of_liberty
from habeas.model import Act, DocumentCard
from habeas.terms import claim_types

# The kind of what speaks against a penalty that sent nobody to prison.
KEPT_FREE = "kept free"
# Letters of a sentence that is quoted once more where it says that a penalty kept nobody in custody, at most.
LONGEST_AGAIN = 140
Cite = Callable[[DocumentCard], str]


def against(act: Act, later: Iterable[Act], cite: Cite) -> tuple[Against, ...]:
    """All that speaks against an act, each with the numbers of its exhibits.

    Args:
        later: other acts against the same person.
        cite: gives the number of the exhibit that a document is.
    """
    later = list(later)
    spoken = (*_fates(act, cite), *_not_asserted(act, cite), *_mild(act, cite), *_disputes(act, cite))
    return (*spoken, *_reversals(act, later, cite), *_freed(act, later, cite))


def _fates(act: Act, cite: Cite) -> Iterator[Against]:
    for fate in fates(act):
        words = " ".join(quote.text for quote in fate.by.claim.quotes)
        said = f"{fate.sentence} “{' '.join(words.split())}”" if fate.kind != "corrected" else fate.sentence
        yield Against(fate.kind, said, (cite(fate.by.document),))


def _not_asserted(act: Act, cite: Cite) -> Iterator[Against]:
    said = {claim.claim.modality for claim in act.claims}
    if "asserted" not in said and "denied" not in said:
        word = "only as an allegation" if "alleged" in said else "only as possible"
        yield Against("not asserted", f"Every source tells of it {word}.", _exhibits(act, cite))


def _disputes(act: Act, cite: Cite) -> Iterator[Against]:
    document = {claim.id: claim.document for claim in act.claims}
    for dispute in act.disputes:
        told, numbers = [], dict[str, None]()
        for value, claims in dispute.values:
            here = list(dict.fromkeys(cite(document[one]) for one in claims if one in document))
            told.append(f"“{value}” ({', '.join(here)})")
            numbers |= dict.fromkeys(here)
        yield Against("sources differ", f"Sources differ on the {dispute.field}: {'; '.join(told)}.", tuple(numbers))


def _reversals(act: Act, later: Iterable[Act], cite: Cite) -> Iterator[Against]:
    for other in later:
        if other.id == act.id or not _may_follow(act, other):
            continue
        words = [quote.text for claim in other.claims for quote in claim.claim.quotes]
        said = next((text for text in words if _reverses(text)), None)
        if said is not None:
            when = f" ({other.date})" if other.date is not None else ""
            shown = " ".join(said.split())
            yield Against("reversed", f"A source on the same person{when}: “{shown}”", _exhibits(other, cite))


def _mild(act: Act, cite: Cite) -> Iterator[Against]:
    """A sentence that sent nobody to prison: a fine, a suspended or conditional one, one given in absentia."""
    if keeps_free(act):
        words = " ".join(words_of_liberty(act).split())
        # A long sentence stands with the act already, whole.
        said = f"“{words}”" if len(words) <= LONGEST_AGAIN else "by the words quoted"
        yield Against(KEPT_FREE, f"The penalty by itself kept nobody in custody: {said}.", _exhibits(act, cite))


def _freed(act: Act, later: Iterable[Act], cite: Cite) -> Iterator[Against]:
    """The release or pardon that came next after an act of custody, as far as both are dated."""
    if act.date is None or claim_types()[act.type].custody not in ("begins", "continues") or keeps_free(act):
        return
    after = [one for one in later if one.type == "release" and happened(one) and one.id != act.id]
    dated = [one for one in after if one.date is not None and one.date.first_day > act.date.last_day]
    if dated:
        first = min(dated, key=lambda one: (one.date.first_day if one.date else date.max, one.id))
        words = next((" ".join(quote.text.split()) for claim in first.claims for quote in claim.claim.quotes), "")
        if not _reverses(words):  # told as a reversal already
            yield Against("freed", f"A source tells of a release ({first.date}): “{words}”", _exhibits(first, cite))


def _may_follow(act: Act, other: Act) -> bool:
    """Whether the other act may be later; one without a date may be."""
    return act.date is None or other.date is None or other.date.last_day >= act.date.first_day


def _reverses(text: str) -> bool:
    plain = text.casefold()
    return any(word in plain for word in dossier_words().reversal)


def _exhibits(act: Act, cite: Cite) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cite(claim.document) for claim in act.claims))
