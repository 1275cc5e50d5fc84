"""Which type an act is, where words leave it open: arrest, imprisonment, remand and release are told apart here.

This is the one place where types meet: triggers propose one, what stands around them decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from habeas.claims import lexicon
from habeas.claims.next_to import is_verb_after_all
from habeas.claims.syntax import (
    agent,
    child,
    children,
    governors,
    is_finite,
    is_passive,
    is_verb,
    patient,
    subject,
    under,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.participants import Party
    from habeas.claims.triggers import Found


@dataclass(frozen=True, slots=True)
class Deciding:
    """The patterns and words of `kinds.toml`."""

    pretrial: re.Pattern[str]
    given_before_trial: re.Pattern[str]
    in_custody: re.Pattern[str]
    in_cell: re.Pattern[str]
    in_public: re.Pattern[str]
    accused: re.Pattern[str]
    deadly: re.Pattern[str]
    blows: re.Pattern[str]
    officers: re.Pattern[str]
    custody: frozenset[str]
    still: frozenset[str]
    unjust: frozenset[str]
    recent: frozenset[str]
    offence_of: frozenset[str]
    armed: frozenset[str]
    sought: frozenset[str]
    afterwards: frozenset[str]
    of_bodies: frozenset[str]
    law_does: frozenset[str]
    done_together: frozenset[str]
    of_groups: frozenset[str]
    judging: frozenset[str]
    freeing: frozenset[str]
    violent: frozenset[str]
    verdicts: frozenset[str]
    judges: frozenset[str]
    calling: frozenset[str]
    sufferers: frozenset[str]
    reason_of: frozenset[str]
    threatened: frozenset[str]
    lasting: frozenset[str]
    prices: frozenset[str]
    faces: frozenset[str]
    hearing_goes: frozenset[str]
    listing: frozenset[str]
    state: re.Pattern[str]
    wrongful: re.Pattern[str]
    court_jails: re.Pattern[str]


@cache
def deciding() -> Deciding:
    """What decides between types.

    Raises:
        BadVocabulary: `kinds.toml` does not say what it should.
    """
    return read_deciding(lexicon.data("kinds"))


def read_deciding(table: dict[str, Any]) -> Deciding:
    """Checks and returns a parsed `kinds.toml`."""
    return lexicon.read_fields(Deciding, table, "kinds")


def kind_of(found: Found) -> str:
    """The type of the act that a trigger tells of, or "" where it tells of none."""
    entry, head = found.entry, found.head
    kind = entry.type
    if entry.kind == "verb" and head.dep_ == "amod" and not is_verb_after_all(head):
        kind = entry.adjective
        if kind != "imprisonment" or not _recent(head):
            return kind
        return entry.type
    if found.verbal and _threatened(head) and kind in deciding().threatened:
        return "threat"
    if entry.kind == "noun" and kind in deciding().threatened and _is_a_threat(head):
        return "threat"
    if kind == "attack" and found.verbal and _deadly(head):
        return "killing" if deciding().deadly.search(head.doc[max(head.i - 1, 0) : head.sent.end].text) else ""
    if kind == "imprisonment" and head.lemma_.lower() == "jail" and _is_a_penalty(head):
        return "sentence"
    if kind == "trial" and entry.kind == "phrase" and _waits_in_custody(found):
        return "remand"
    if (
        kind == "sentence"
        and entry.kind == "noun"
        and head.dep_ == "dobj"
        and head.head.lemma_ in ("serve", "complete")
    ):
        return ""  # "left prison after serving their sentences"
    if kind == "charge" and head.lemma_.lower() == "prosecute" and not _names_offence(head):
        return "trial"
    if kind == "release" and head.lemma_.lower() == "commute" and any(one.lower_ == "to" for one in head.children):
        return "sentence"
    if kind == "attack" and head.lemma_.lower() not in deciding().armed and _in_custody(head):
        return "torture"
    if kind == "sentence" and found.verbal and _orders_custody(head):
        return "remand"
    return _kind_of_custody(found, kind) if kind in ("arrest", "imprisonment") else kind


def _kind_of_custody(found: Found, kind: str) -> str:
    """Whether words for being held tell of an arrest, of a remand or of somebody who is kept in prison."""
    entry, head = found.entry, found.head
    if kind == "arrest" and entry.kind == "phrase" and deciding().pretrial.search(head.sent.text):
        return "remand"
    if kind == "imprisonment" and entry.kind == "phrase" and (_before_trial(found) or _until_ruled(head)):
        return "remand"
    if found.verbal:
        return _custody(found, kind)
    if kind == "arrest" and entry.kind == "noun":
        lasting = any(one.dep_ == "amod" and one.lower_ in deciding().lasting for one in head.lefts)
        return "remand" if _pretrial_noun(head) else "imprisonment" if lasting else kind
    return kind


def _orders_custody(head: Token) -> bool:
    """Whether what a court gives is custody before a trial; a verdict may name the time that went before it."""
    if head.lemma_.lower() not in deciding().verdicts:
        return bool(deciding().pretrial.search(_clause(head)))
    return bool(deciding().given_before_trial.match(head.doc[head.i + 1 : head.right_edge.i + 1].text))


def _waits_in_custody(found: Found) -> bool:
    """Whether somebody waits for the trial in custody: "awaited trial in detention"."""
    words = found.head.doc[found.start : found.head.sent.end].text.lower()
    if words.startswith("await") and any(one.lower_ in deciding().sufferers for one in subject(found.head)):
        return True  # "18,204 inmates were awaiting trial"
    return words.startswith("await") and bool(re.search(r"\bin (?:custody|detention|jail|prison)\b", words))


def _names_offence(head: Token) -> bool:
    """Whether "for" stands right behind a verb or its object: "prosecuted two officers for abuse"."""
    last = max([head, *(one.right_edge for one in head.children if one.dep_ == "dobj")], key=lambda one: one.i)
    return last.i + 1 < len(head.doc) and last.nbor(1).lower_ == "for"


def _for_an_offence(head: Token) -> bool:
    """Whether a passive "jailed" tells of the sentence: "was jailed for theft", not "for years"."""
    behind = [one for one in head.children if one.dep_ == "prep" and one.lower_ in ("for", "over")]
    offences = [each for one in behind for each in one.children if each.ent_type_ != "DATE"]
    due = any(one.lower_ == "due" for one in head.children)
    lasted = any(one.lower_ in ("before", "without", "since") for one in head.subtree if one.i > head.i)
    given = [each for one in behind for each in one.children if each.lower_ in ("years", "months") and not lasted]
    return is_passive(head) and (due or bool(offences) or bool(given))


def _is_a_penalty(head: Token) -> bool:
    """Whether "jailed" tells of the sentence: by its offence, by its court, or by both its court and its length."""
    return _for_an_offence(head) or _by_a_court(head) or bool(deciding().court_jails.search(head.sent.text))


def _by_a_court(head: Token) -> bool:
    """Whether a court does it, for an offence or for a time: "a court jailed A for three years"."""
    ruled = any(one.lemma_.lower() in deciding().judges for one in agent(head))
    own = [head, *(one for one in head.children if one.dep_ == "dobj")]  # "for" may hang on the name
    return ruled and any(one.lower_ in ("for", "over") for each in own for one in each.children if one.dep_ == "prep")


def of_whom(kind: str, whom: Party) -> str:
    """The type that an act is by whom it was done to: an organization that loses its license is closed."""
    only_bodies = bool(whom.organizations) and not whom.persons and not whom.groups
    return "censorship" if kind == "dismissal" and only_bodies else kind


def _custody(found: Found, kind: str) -> str:
    """Of a verb of custody: whether it is the taking, the holding, or the holding before a trial."""
    head = found.head
    clause = _clause(head)
    if deciding().pretrial.search(clause) and head.lemma_.lower() in deciding().custody:
        return "remand"
    if head.dep_ in ("ccomp", "xcomp") and head.head.lemma_.lower() == "order" and is_passive(head):
        return "remand"  # "a prosecutor ordered that she be held"
    if head.lemma_.lower() in ("hold", "keep") and any(one.lower_ == "briefly" for one in head.children):
        return "arrest"
    if head.lemma_.lower() == "detain" and (_state(head) or _in_an_appeal(head)):
        return "imprisonment"
    return kind


def _in_custody(head: Token) -> bool:
    """Whether the sentence, or else the one before it, tells of custody, and not of a protest or an arrest."""
    sentence = head.sent
    item = _item(head)  # of a list of findings, the own one: "arbitrary detention; physical attacks on journalists"
    if deciding().in_public.search(item):
        return False
    if deciding().in_custody.search(item):
        return True
    if item != sentence.text:
        return False
    before = head.doc[max(sentence.start - 1, 0)].sent.text if sentence.start else ""
    if any(one.pos_ == "PROPN" and one.text not in before for one in patient(head)):
        return False  # the custody told of before is somebody else's
    return bool(deciding().in_cell.search(before)) and not deciding().in_public.search(before)


def _item(head: Token) -> str:
    """The words between semicolons around a noun; of a verb the whole sentence."""
    sentence = head.sent
    if head.pos_ != "NOUN":
        return str(sentence.text)
    stops = [one.i for one in sentence if one.text == ";"]
    start = max((stop + 1 for stop in stops if stop < head.i), default=sentence.start)
    end = min((stop for stop in stops if stop > head.i), default=sentence.end)
    return str(head.doc[start:end].text)


def _before_trial(found: Found) -> bool:
    """Whether a phrase of custody tells of the time before a trial: "has been in pretrial detention"."""
    head = found.head
    if deciding().pretrial.search(head.doc[found.start : max(found.end, head.right_edge.i + 1)].text):
        return True
    if "topic" not in found.entry.victim:
        return False
    verb = next((one for one in governors(head) if is_verb(one)), None)
    return verb is not None and bool(deciding().accused.search(_clause(verb)))


def _until_ruled(head: Token) -> bool:
    """Whether a court says until when somebody stays in custody: "will remain in jail until May, a judge ruled"."""
    until = any(one.lower_ in ("until", "till") for one in head.subtree)
    return until and any(one.lemma_.lower() in deciding().judges for one in head.sent)


def only_sought(head: Token) -> bool:
    """Whether a release is what somebody works or hopes for: "negotiations for her release", "to secure it".

    One that a sentence speaks about as such ("freeing her will be hard") has not taken place either.
    """
    if head.dep_ == "csubj" and head.tag_ == "VBG":
        return True
    for below, above in zip((head, *governors(head)), governors(head), strict=False):
        if below.dep_ == "prep" and below.lower_ in deciding().afterwards:
            return False  # "a rally after her release"
        if above.lemma_.lower() in deciding().sought and below.dep_ in (
            "prep",
            "dobj",
            "xcomp",
            "advcl",
            "acl",
            "pcomp",
        ):
            return above.tag_ not in ("VBD", "VBN") or above.pos_ == "NOUN"
        if below.dep_ in ("xcomp", "advcl") and below.tag_ == "VB":
            tried = (one.lemma_.lower() for one in children(above, "dobj"))
            if any(one in deciding().sought for one in tried):  # "put pressure on them to release her"
                return True
        if below.dep_ not in ("prep", "pobj", "dobj", "xcomp", "pcomp", "acl", "advcl") or is_finite(below):
            return False
    return False


def _threatened(head: Token) -> bool:
    """Whether somebody only threatens to do it."""
    verb = head
    while verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass") is None and verb.head.lemma_ != "threaten":
        verb = verb.head
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "threaten"


def _is_a_threat(noun: Token) -> bool:
    """Whether it is only what somebody threatens with: "threats of violence or arrest"."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() == "threat"


def for_a_price(head: Token) -> bool:
    """Whether it is what somebody asks to be paid for: "demanded bribes in exchange for releasing them"."""
    for above in list(governors(head))[:6]:
        paid = (above, *under(above, "for"), *children(above, "dobj"))
        if any(one.lemma_.lower() in deciding().prices and one.i < head.i for one in paid):
            return True
        if is_finite(above):
            return False
    return False


def _deadly(head: Token) -> bool:
    """Whether the same blow killed: "shot and killed", "beaten to death"."""
    others = [one for one in (*head.children, head.head) if one.dep_ == "conj" or head.dep_ == "conj"]
    # "dozens were wounded and one was killed"
    others = [one for one in others if not (one.i > head.i and child(one, "nsubj", "nsubjpass") is not None)]
    own = child(head, "dobj")
    joined_to = [one.lemma_ for one in others if own is None or child(one, "dobj") is None or _points(one)]
    after = head.doc[max(head.i - 1, head.sent.start) : min(head.i + 10, head.sent.end)].text
    return "kill" in joined_to or bool(deciding().deadly.search(after))


def _points(verb: Token) -> bool:
    """Whether its object only points to one named before: "stabbed A and killed him"."""
    thing = child(verb, "dobj")
    return thing is not None and thing.pos_ == "PRON"


def _state(head: Token) -> bool:
    """Whether it tells of a state: "is being detained", "still detained", "remained detained", "those detained"."""
    adverbs = {one.lower_ for one in head.children if one.dep_ in ("advmod", "aux", "auxpass")}
    above = head.head.lemma_.lower() if head.dep_ in ("acomp", "xcomp", "ccomp", "oprd", "advcl") else ""
    present = {"are", "is"} & adverbs and is_passive(head)
    unjust = deciding().unjust & adverbs
    return bool(
        adverbs & deciding().still
        or above in deciding().still
        or ("being" in adverbs and present)
        or (present and unjust)
        or (unjust and head.dep_ in ("acl", "relcl", "amod") and not {"were", "was"} & adverbs)
    )


def _in_an_appeal(head: Token) -> bool:
    """Whether it says who should be freed: "release all those detained for their work"."""
    noun = head.head
    asked = noun.dep_ in ("dobj", "pobj") and any(one.lemma_.lower() == "release" for one in list(governors(noun))[:2])
    return (
        head.dep_ == "acl" and noun.lower_ in ("those", "all", "people", "persons", "individuals", "others") and asked
    )


def _recent(head: Token) -> bool:
    return any(one.lower_ in deciding().recent for one in head.children)


def _pretrial_noun(head: Token) -> bool:
    return child(head, "amod", "compound") is not None and bool(
        deciding().pretrial.search(head.doc[head.left_edge.i : head.right_edge.i + 1].text)
    )


def _clause(head: Token) -> str:
    """The words that depend on a verb, up to the next verb joined to it."""
    stop = min(
        [one.left_edge.i for one in head.rights if one.dep_ in ("conj", "advcl", "ccomp")],
        default=head.right_edge.i + 1,
    )
    text: str = head.doc[head.i : max(stop, head.i + 1)].text
    return text
