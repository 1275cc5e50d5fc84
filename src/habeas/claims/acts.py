"""The acts that one trigger tells of: type, people, actors, date, place, charges, term and modality, as a draft.

A release that somebody asks for is an appeal; several people with terms of their own are several acts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from habeas import terms
from habeas.claims import lexicon
from habeas.claims.appeals import appealed
from habeas.claims.charges import charges_in
from habeas.claims.described import describes
from habeas.claims.doers import doers
from habeas.claims.drafts import Draft
from habeas.claims.gapped import gapped, spared
from habeas.claims.groups import is_people, noun_of
from habeas.claims.kinds import deciding, for_a_price, kind_of, of_whom, only_sought
from habeas.claims.makers import acting_for, date_of_writing, makers
from habeas.claims.modality import hedges, modality_of
from habeas.claims.next_to import doer_before, named_doer_before
from habeas.claims.no_doers import is_punished_deed
from habeas.claims.not_done import by_a_law
from habeas.claims.not_yet import is_put_off, lies_ahead
from habeas.claims.occasions import occasion_date
from habeas.claims.own_words import own_words
from habeas.claims.parse import span_of, text_of
from habeas.claims.penalty import TYPES, assigned, changed_to, changing, respective, shared_out, terms_in
from habeas.claims.place import foreign_country, place_of
from habeas.claims.quotes import quote_of
from habeas.claims.respectively import each_on_the_own_day
from habeas.claims.said_last import said_last
from habeas.claims.stance import stance
from habeas.claims.syntax import governors, is_passive, is_verb
from habeas.claims.trail import SILENT, Trail, Why
from habeas.claims.victims import victims
from habeas.claims.voices import Voices
from habeas.claims.when import date_for

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.names import Names
    from habeas.claims.parse import Passage, Reading
    from habeas.claims.participants import Party
    from habeas.claims.triggers import Found
    from habeas.dates import PartialDate


# Verbs that happen when their noun does: "was placed in detention on 6 June".
_LENDING = frozenset(verb for name in ("give", "receive", "put") for verb in lexicon.triggers().light[name])


# Words of a label before a paragraph, with its colon, at most.
LONGEST_LABEL = 9


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a trigger stands: its document, passage and sentence, who is named, and who speaks."""

    reading: Reading
    passage: Passage
    names: Names
    voices: Voices
    country: str | None
    sentence: int
    trail: Trail = SILENT
    days: dict[str, PartialDate] = field(default_factory=dict)

    def date(self, token: Token, *, state: bool = False) -> PartialDate | None:
        """When what a word tells of happened, or was so, as far as the text says."""
        reading = self._as_spoken(token)
        if doer_before(token) is not None or named_doer_before(token):
            token = token.head  # the verb was taken for an adjective, and what belongs to it hangs on its noun
        own = date_for(token, self.passage, reading, state=state)
        verb = next((one for one in governors(token) if is_verb(one)), None)
        lends = verb is not None and verb.lemma_.lower() in _LENDING and token.head.lower_ != "for"
        if own is None and token.pos_ in ("NOUN", "PROPN") and verb is not None and lends:
            own = date_for(verb, self.passage, reading)
        return own if own is not None or state else occasion_date(token, self.passage, reading)

    def date_asked(self, token: Token) -> PartialDate | None:
        """When somebody asked for something: the date of the word, else of the verb above ("In May A requested …")."""
        own = date_of_writing(token, self.date) or self.date(token)
        verb = next((one for one in governors(token) if is_verb(one)), None)
        acting = acting_for(verb) if own is None and verb is not None else None
        if acting is not None:
            return self.date(acting)  # "on Thursday activists picketed the embassy to demand"
        last = said_last(token) if own is None and (verb is None or verb.tag_ == "VB") else None
        if last is not None:
            return self.date(last[1])
        if own is not None or verb is None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
            return own
        tells = verb.lemma_.lower() in stance()("appeal", "verbs") | lexicon.reporting()
        return self.date(verb) if tells else None

    def date_of_measure(self, token: Token) -> PartialDate | None:
        """When a measure was taken: one that somebody speaks of as past is not of the day on which they speak."""
        verb = next((one for one in governors(token) if is_verb(one)), token)
        past = verb.tag_ == "VBD" and self.voices.quoted(token) is not None
        if past:
            return date_for(token, self.passage, self._as_spoken(token))
        own, above = self.date(token), verb.head
        announced = verb.dep_ == "ccomp" and above.lemma_.lower() in stance()("sanction", "noun_verbs")
        return self.date(above) if own is None and announced else own

    def _as_spoken(self, token: Token) -> Reading:
        """The reading, for quoted words as of the day on which they were spoken, where the document tells it."""
        day = self.days.get(self.voices.at(token) or "") if self.days and self.voices.is_spoken(token) else None
        return (
            self.reading
            if day is None
            else replace(self.reading, document=replace(self.reading.document, published=day))
        )

    def nothing(self, found: Found, why: Why) -> list[Draft]:
        """No draft for a trigger, and the reason to the trail."""
        self.trail.untold(found, why)
        return []


def acts_of(found: Found, following: Found | None, scene: Scene) -> list[Draft]:
    """The drafts of one trigger: one, or one for each person where their terms differ."""
    kind = kind_of(found)
    own = range(found.start, found.end) if found.entry.kind == "phrase" else range(0)
    modality = modality_of(found.head, found.entry.modality, own) if kind else None
    if modality == "asserted" and is_put_off(found.head, kind):
        modality = "possible"
    if not kind or modality is None:
        return scene.nothing(found, "denied" if kind else "no_act")
    if found.verbal and kind != "restrictive_law" and by_a_law(found.head):
        return scene.nothing(found, "law")
    if kind == "release" and refused(found.head):
        return scene.nothing(found, "refused")
    if (
        kind == "trial"
        and found.entry.kind == "noun"
        and found.head.dep_ == "dobj"
        and found.head.head.lemma_ == "deny"
    ):
        return scene.nothing(found, "denied")  # "had been denied a fair trial"
    capital = found.entry.kind == "noun" and found.head.text[0].isupper()
    in_a_name = capital and (_in_a_name(found.head) or scene.names.body_at(found.head) is not None)
    if in_a_name or (capital and _in_a_label(found.head)):
        return scene.nothing(found, "no_act")
    whom, role = victims(found, scene.names)
    if _only_an_offence(found.head, whom) or _points_back(found, whom):
        return scene.nothing(found, "offence")
    if not whom and not _by_itself(found):
        scene.trail.untold(found, "nobody")
        return next((drafts for one in found.instead if (drafts := acts_of(one, following, scene))), [])
    if kind == "release" and for_a_price(found.head):
        return scene.nothing(found, "sought")
    asked = appealed(found.head, scene.voices) if kind == "release" else None
    if asked is not None:
        return [_appeal(found, whom, asked, scene, role)] if whom else scene.nothing(found, "for_nobody")
    if kind == "release" and only_sought(found.head):
        return scene.nothing(found, "sought")
    draft = _act(found, kind, modality, (whom, role), scene)
    detailed = _with_details(draft, found, following, scene.names)
    detailed, others = gapped(detailed, found, scene.names, (scene.passage, scene.reading))
    more = [*others, *_as_well_as(detailed, found, scene)]
    told = [each for one in _split(detailed, whom, found) for each in _listed_terms(one, found, scene.names)]
    dated = [each for one in (*told, *more) for each in each_on_the_own_day(one, scene.reading.document)]
    return [each for one in dated for each in by_group(one)]


def _act(found: Found, kind: str, modality: str, done_to: tuple[Party, str], scene: Scene) -> Draft:
    """The draft of a trigger, before its offences and its term."""
    whom, role = done_to
    who = doers(found, whom.tokens, scene.names)
    by = makers(who, found.head, scene.voices) if who else ()
    by = tuple(_without_whom(name, whom) for name in by if name not in whom.persons and _can_do(name, kind))
    at = (scene.names.at(token) for token in found.head.sent if spared(token))
    not_done = {name for mention in at if mention is not None for name in mention.names}
    date = scene.date(found.head, state=kind == "imprisonment")
    if modality == "asserted" and lies_ahead(found.head, date, scene.reading.document.published):
        modality = "possible"
    return Draft(
        type=of_whom(kind, whom),
        quotes=(quote_of(scene.reading.document, found.head, whom.tokens),),
        trigger=span_of(found.head.doc[found.start : found.end]),
        sentence=scene.sentence,
        persons=tuple(name for name in whom.persons if name not in not_done),
        groups=whom.groups,
        organizations=whom.organizations,
        actors=by,
        date=date,
        place=_place(found, kind, by, scene),
        modality=modality,
        speaker=scene.voices.speaker_of(found.head),
        rule=f"{found.entry.name} ({role})" if role else found.entry.name,
        nouns=tuple(span_of(noun_of(token)).start for token in whom.tokens),
        describing=describes(found, whom),
        noted=scene.trail.told(found, role),
    )


def _without_whom(actor: str, whom: Party) -> str:
    """Who did it, without those to whom it was done: "the release by the authorities | of A"."""
    before, of, behind = actor.partition(" of ")
    return before if of and any(name in behind for name in whom.persons) else actor


def _can_do(actor: str, kind: str) -> bool:
    """Whether such an act can be theirs: a court passes sentence on blows, and strikes none."""
    judges = any(word.casefold() in deciding().judges for word in actor.split())
    return not (judges and kind in deciding().violent)


def by_group(draft: Draft) -> list[Draft]:
    """A draft for each of several groups that are counted; the people who are named stay with the first."""
    counted = [group for group in draft.groups[1:] if group.number is not None]
    rest = [replace(draft, persons=(), organizations=(), groups=(group,)) for group in counted]
    return [replace(draft, groups=draft.groups[:1]), *rest]


def _only_an_offence(head: Token, whom: Party) -> bool:
    """Whether it only words what somebody is charged with: "attempted murder of an officer"."""
    attempted = any(one.lower_ == "attempted" for one in head.children)
    while head.dep_ == "conj" and head.tag_ in ("VBG", "NN", "NNS"):
        head = head.head  # "charges of libel and assaulting an officer"
    above = head.head.head if head.dep_ in ("pobj", "pcomp") else head.head
    lemma = above.lemma_.lower()
    reason = lemma in deciding().reason_of and head.head.lower_ in ("for", "of", "over")
    reason = reason or is_punished_deed(head)
    worded = head.dep_ in ("pobj", "pcomp") and (lemma in deciding().offence_of or reason)
    return attempted or (worded and not whom.persons)


def _points_back(found: Found, whom: Party) -> bool:
    """Whether a noun only comes back to an act: "the release of these men"."""
    pointing = any(one.lower_ in ("these", "this") for token in whom.tokens for one in noun_of(token).lefts)
    return found.entry.kind == "noun" and pointing and not whom.persons


def _in_a_name(head: Token) -> bool:
    """Whether a noun is a word of a name: "the Working Group on Arbitrary Detention", but not in a headline."""
    if not head.text[0].isupper() or head.i < head.sent.start + 2:
        return False
    before = head.nbor(-1)
    plain = sum(token.text[0].islower() for token in head.sent if len(token) > 4)
    return before.text[0].isupper() and 3 * plain > sum(len(token) > 4 for token in head.sent)


def refused(head: Token) -> bool:
    """Whether a release is one that was refused ("his release was denied")."""
    above = head.head
    if head.dep_ in ("relcl", "acl") and above.dep_ in ("dobj", "nsubjpass"):  # "overturned a ruling that freed her"
        return above.head.lemma_.lower() in hedges().undone
    return head.dep_ in ("dobj", "nsubjpass") and above.lemma_.lower() in hedges().undone


def _in_a_label(head: Token) -> bool:
    """Whether a noun is of the label that a paragraph begins with: "Political Prisoners and Detainees: There were"."""
    begins = head.doc[head.sent.start : min(head.sent.start + LONGEST_LABEL, head.sent.end)]
    colon = next((one.i for one in begins if one.text == ":"), None)
    if colon is None or head.i > colon or head.sent.start > 0:
        return False
    return all(
        one.text[0].isupper() for one in head.doc[head.sent.start : colon] if len(one) > 3 and one.text.isalpha()
    )


def _by_itself(found: Found) -> bool:
    """Whether the act is a claim though nobody is named: "arbitrary detention"."""
    if any(one.text == ":" for one in found.head.doc[found.head.i + 1 : found.head.i + 3]):
        return False  # a run-in heading
    words = {one.lemma_.lower() for one in found.head.subtree if abs(one.i - found.head.i) < 4}
    return bool(found.entry.nobody & (words | {"*"}))


def _appeal(found: Found, whom: Party, makers_of_it: tuple[str, ...], scene: Scene, role: str) -> Draft:
    """A release that somebody asks for."""
    return Draft(
        type="appeal",
        quotes=(quote_of(scene.reading.document, found.head, whom.tokens),),
        trigger=span_of(found.head),
        sentence=scene.sentence,
        persons=whom.persons,
        groups=whom.groups,
        organizations=whom.organizations,
        actors=tuple(name for name in makers_of_it if name not in whom.persons),
        date=scene.date_asked(found.head),
        rule=f"appeal: {found.entry.name}",
        noted=scene.trail.told(found, role),
    )


def _place(found: Found, kind: str, by: tuple[str, ...], scene: Scene) -> str | None:
    if terms.claim_type(kind).kind == "response":
        return None
    at_its_seat = kind not in ("expulsion", "travel_ban")  # those are of the country that one has to leave
    own = place_of(found.head, by if at_its_seat else ())
    return own or foreign_country(by, scene.reading.document) or scene.country


def _with_details(draft: Draft, found: Found, following: Found | None, names: Names) -> Draft:
    text = own_words(found, following, draft, names)
    # "held in A, where he was denied medicine for nine days": what happened there has a length of its own.
    has_term = draft.type in TYPES or found.head.lemma_.lower() in changing()
    if found.head.lemma_.lower() in changing():
        text = changed_to(text)
    lengths = terms_in(text.partition(", where")[0]) if has_term else []
    if draft.type in ("sentence", "trial") and found.head.lemma_.lower() in changing():
        # "cut her sentence by two years": a difference is no length
        lengths = [one for one in lengths if not text[: one.start].lower().rstrip().endswith(" by")]
    if draft.modality == "asserted":
        lengths = [one for one in lengths if not _only_faced(text[: one.start])]
    if found.entry.kind == "noun" and draft.type in TYPES and not lengths:
        lengths = terms_in(found.head.doc[_begins(found.head) : found.head.i + 1].text)[-1:]
    if draft.type == "sentence" and draft.modality == "possible" and not lengths:
        lengths = terms_in(text_of(found.head.sent))  # "faces up to ten years if convicted"
    counted = [one for one in lengths if one.counted]
    term = (counted or lengths)[0].text if lengths else None
    faced = draft.type == "imprisonment" and draft.modality == "possible" and found.verbal and term is not None
    kind = "sentence" if faced else draft.type  # "could be jailed for five years"
    return replace(draft, type=kind, charges=_without_names(charges_in(text, draft.type), names), term=term)


def _begins(noun: Token) -> int:
    """Where what is said of how long begins: with the noun's phrase, or behind "spent", whose object it is."""
    verb = next((one for one in governors(noun) if is_verb(one)), noun)
    return verb.i + 1 if verb.lemma_.lower() == "spend" and verb.i < noun.i else noun.left_edge.i


def _only_faced(before: str) -> bool:
    """Whether a length is one that somebody may still get, by the words before it: "was convicted and faces"."""
    return bool(deciding().faces.intersection(before.lower().split()[-1:]))


def _without_names(charges: tuple[str, ...], names: Names) -> tuple[str, ...]:
    """The offences before the first that is somebody's name ("for fraud, and A, sentenced to …")."""
    known = {person.name for person in names.people} | {alias for person in names.people for alias in person.aliases}
    begins = tuple(f"{name} " for name in known)
    stop = next((n for n, one in enumerate(charges) if one in known or one.startswith(begins)), len(charges))
    return charges[:stop]


def _as_well_as(draft: Draft, found: Found, scene: Scene) -> list[Draft]:
    """Those added by "as well as" behind the rest of the sentence; its charges and terms are not theirs."""
    if (
        not found.verbal
        or found.entry.victim[0] != "object"
        or is_passive(found.head)
        or not (draft.persons or draft.groups)
    ):
        return []
    tokens = found.head.doc[found.end : found.head.sent.end]
    for token in tokens:
        joint = token.dep_ == "conj" and any(one.dep_ == "cc" and one.lower_ == "as" for one in token.head.children)
        mention = scene.names.at(token) if joint and token.pos_ == "PROPN" else None
        apart = mention is not None and scene.names.at(token.head) is None and not is_people(token.head)
        if mention is not None and apart and not set(mention.names) & set(draft.persons):
            return [replace(draft, persons=mention.names, groups=(), organizations=(), charges=(), term=None)]
    return []


def _split(draft: Draft, whom: Party, found: Found) -> list[Draft]:
    """A draft for each person where a sentence gives them terms of their own."""
    if draft.type not in TYPES or len(whom.persons) < 2:
        return [replace(draft, term=None) if draft.term and shared_out(text_of(found.head.sent)) else draft]
    sentence = found.head.sent
    begin = sentence.start_char
    own = respective(text_of(sentence), len(whom.persons))
    if not own and (draft.type != "sentence" or len(whom.persons) != len(whom.tokens)):
        return [draft]
    if not own:
        lengths = terms_in(text_of(sentence))
        own = assigned(lengths, [token.idx - begin for token in whom.tokens], found.head.idx - begin)
    if len({term.start for term in own if term is not None}) < 2:
        return [draft]
    return [
        replace(draft, persons=(name,), groups=(), term=term.text if term else None)
        for name, term in zip(whom.persons, own, strict=True)
    ]


def _listed_terms(draft: Draft, found: Found, names: Names) -> list[Draft]:
    """A draft for each person of a list that has the terms in parentheses: "A, reporter (9 years); B (7 years)"."""
    if draft.type not in TYPES or len(draft.persons) < 2:
        return [draft]
    own: dict[str, str] = {}
    last, opened = "", 0
    for token in found.head.doc[found.end : found.head.sent.end]:
        mention = names.at(token)
        if token.text == "(":
            opened = token.i
        elif token.text == ")" and last:
            lengths = terms_in(token.doc[opened + 1 : token.i].text)
            own |= {last: lengths[0].text} if lengths else {}
        elif mention is not None and len(mention.names) == 1 and token.pos_ == "PROPN":
            last = mention.names[0] if mention.names[0] in draft.persons else ""
    if len(own) < 2:
        return [draft]
    each = [replace(draft, persons=(name,), groups=(), term=own.get(name)) for name in draft.persons]
    return [*each, *([replace(draft, persons=(), organizations=(), term=None)] if draft.groups else [])]
