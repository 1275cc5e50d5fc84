"""Who sanctions whom: by a verb, a list or a law, or by a measure that is imposed, announced or used against somebody.

Firms are organizations also where they are only listed behind what they are ("vendors like A, B"); a country is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from habeas.claims.appeals import appealed
from habeas.claims.as_worded import phrase
from habeas.claims.groups import group_of, is_official
from habeas.claims.makers import makers
from habeas.claims.measures import OF_A_STATE, is_of_a_state, is_state, read_measure
from habeas.claims.next_to import named_doer_before
from habeas.claims.participants import Party, party
from habeas.claims.stance import Response, stance
from habeas.claims.syntax import (
    agent,
    children,
    governors,
    is_passive,
    is_verb,
    joined,
    objects,
    patient,
    subject,
    under,
)
from habeas.documents.countries import country_named

if TYPE_CHECKING:
    from spacy.tokens import Token

    from habeas.claims.drafts import Draft
    from habeas.claims.names import Names
    from habeas.claims.voices import Voices


# Sentences within which a measure goes on to be told.
ANNOUNCED_WITHIN = 8
_BETWEEN_NAMES = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
# Behind the rule where what is told is laid on somebody by a policy that was just told of.
UNDER_A_POLICY = " under a policy"
# Sentences behind the one that sets a policy up in which it is told whom it hits.
POLICY_WITHIN = 2


def as_announced(draft: Draft, verb: Token, before: list[Draft]) -> Draft:
    """A sanction told as one of those just announced, by whoever announced them, on their day.

    "The ministry today designated four officials. Colonel A is being designated for …": the two are one measure.
    """
    helping = {one.lower_ for one in verb.children if one.dep_ in ("aux", "auxpass")}
    told_now = draft.modality == "asserted" and bool(helping & {"is", "are"}) and verb.tag_ in ("VBG", "VBN")
    earlier = next((one for one in reversed(before) if one.type == "sanction" and one.actors), None)
    if (
        draft.type != "sanction"
        or not told_now
        or earlier is None
        or draft.sentence - earlier.sentence > ANNOUNCED_WITHIN
    ):
        return draft
    actors = draft.actors or earlier.actors
    date = draft.date or (earlier.date if earlier.date is not None and earlier.date.day else None)
    taken = (actors, date) != (draft.actors, draft.date)
    quotes = (*draft.quotes, *(one for one in earlier.quotes[:1] if taken and one not in draft.quotes))
    return replace(draft, actors=actors, date=date, quotes=quotes)


def without_measures(drafts: list[Draft], said: list[Draft]) -> list[Draft]:
    """The drafts without the raids and bans that are sanctions of this sentence: "imposed asset freezes on vendors"."""
    measures = [one.trigger for one in said if one.type == "sanction"]
    by_states = [one.trigger for one in said if one.type == "sanction" and one.rule.endswith(OF_A_STATE)]
    same = {"raid": measures, "travel_ban": by_states}
    return [one for one in drafts if not any(map(one.trigger.overlaps, same.get(one.type, ())))]


def read_sanction(token: Token, voices: Voices) -> Response | None:
    """A sanction by its own word, with whoever imposes it."""
    found = _by_a_verb_or_law(token, voices) or _by_a_measure(token, voices)
    return None if found is None or _half_of_a_word(token) or _whenever(token) else found


def _by_a_verb_or_law(token: Token, voices: Voices) -> Response | None:
    words, lemma = stance(), token.lemma_.lower()
    listed = lemma in words("sanction", "listing") and (_by_a_list(token) or _by_a_state(token))
    if is_verb(token) and (lemma in words("sanction", "verbs") or listed):
        if appealed(token, voices) is not None:
            return None  # "the EU should sanction A" sanctions nobody
        whom = _against_whom(patient(token), voices.names, token)
        by = makers([*(agent(token) or named_doer_before(token)), *_partners(token)], token, voices)
        return Response("sanction", token, by, (), whom, f"sanction: {lemma}") if whom else None
    if is_verb(token) and token.dep_ == "pcomp" and lemma in words("sanction", "aims"):
        return _aimed(token, voices)
    if token.pos_ == "NOUN" and lemma in words("sanction", "designations"):
        return _designation(token, voices) if _by_a_list(token) else None
    without_visa = _without_visa(token, voices) if is_verb(token) and lemma in words("sanction", "refuses") else None
    if without_visa is not None:
        return without_visa
    if lemma in words("sanction", "ineligible"):
        return _ineligible(token, voices) if _by_a_list(token) else None
    by_its_effect = read_measure(token, voices, lambda nouns, trigger: _against_whom(nouns, voices.names, trigger))
    if by_its_effect is not None:
        return None if appealed(token, voices) is not None else by_its_effect
    return None


def _by_a_measure(token: Token, voices: Voices) -> Response | None:
    """A sanction by the noun for a measure: "imposed visa restrictions on"."""
    words, lemma = stance(), token.lemma_.lower()
    before = token.nbor(-1).lemma_.lower() if token.i else ""
    named = {lemma, f"{before} {lemma}"} & words("sanction", "nouns")
    if token.pos_ != "NOUN" or not named:
        return None
    if any(one.lower_ in words("sanction", "own_kinds") for one in children(token, "amod")):
        return None
    standing = _standing_under(token)
    if standing is None and token.dep_ == "compound" and token.head.lemma_.lower() in words("sanction", "lists"):
        standing = _standing_on(token.head)
    if standing is not None:
        whom = _against_whom(subject(standing), voices.names, token)
        listed = _whose_measure(token.head) if token.dep_ == "compound" else []
        by = makers(_whose_measure(token) or listed, token, voices)
        return Response("sanction", standing, by, (), whom, f"sanction: {lemma}") if whom and by else None
    verb = _taken_by(token)
    if token.dep_ == "compound":
        return None
    if verb is not None and verb.lemma_ in words("sanction", "reaches") and token in subject(verb):
        return _laid_on_others(token, verb, voices)
    if _goes_on(token):
        return None  # "export bans and asset freezes on A": told by the last of them
    if verb is None or appealed(verb, voices) is not None:
        return None
    by = makers([*(agent(verb) or _whose(token, verb)), *_partners(verb)], token, voices)
    targets = _targets(token, verb)
    whom = _against_whom(targets, voices.names, token)
    if not by and not (is_passive(verb) and (whom.organizations or any(map(is_of_a_state, targets)))):
        return None
    policy = _under_a_policy(verb)
    modality = "possible" if _is_to_come(verb) and not policy else None
    rule = f"sanction: {lemma}{UNDER_A_POLICY if policy else ''}"
    head = verb if verb.head == token else token
    return Response("sanction", head, by, (), whom, rule, modality)


def _laid_on_others(measure: Token, verb: Token, voices: Voices) -> Response | None:
    """Whom a measure told of before hits as well: "the visa restrictions can also apply to family members"."""
    whom = _against_whom(under(verb, "to"), voices.names, measure)
    modality = "possible" if any(one.tag_ == "MD" for one in verb.children) else None
    rule = f"sanction: {measure.lemma_.lower()}{UNDER_A_POLICY}"
    return Response("sanction", measure, (), (), whom, rule, modality) if whom else None


def _half_of_a_word(token: Token) -> bool:
    """Whether it only ends a word that a hyphen holds together: "state-sanctioned churches"."""
    return token.i > token.sent.start and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def _whenever(token: Token) -> bool:
    """Whether it is told of whoever does it, at any time: "the lack of due process *when imposing* sanctions"."""
    verb = token if is_verb(token) else next((one for one in governors(token) if is_verb(one)), token)
    return verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).lower_ in ("when", "before", "without")


def _designation(noun: Token, voices: Voices) -> Response | None:
    """A measure told by its noun: "I am announcing the designation of A under Section 7031(c)"."""
    verb = _taken_by(noun)
    by = makers(agent(verb), noun, voices) if verb is not None else ()
    whom = _against_whom(under(noun, "of"), voices.names, noun)
    if verb is None or not whom or not by:
        return None
    return Response("sanction", verb, by, (), whom, "sanction: designation", "possible" if _is_to_come(verb) else None)


def _ineligible(adjective: Token, voices: Voices) -> Response | None:
    """Who may not enter a state by its law: "ineligible for entry into the United States under section 7031(c)"."""
    verb = adjective.head
    entry = [one for each in ("for", "to") for one in under(adjective, each)]
    into = [each for one in entry for prep in ("into", "to") for each in under(one, prep)]
    by = makers([one for one in into if one.pos_ == "PROPN"], adjective, voices) or makers(agent(verb), verb, voices)
    whom = _against_whom(patient(verb) if verb.lemma_ != "be" else subject(verb), voices.names, adjective)
    entered = any(one.lemma_.lower() in stance()("sanction", "entry") for one in adjective.subtree)
    return (
        Response("sanction", adjective, by, (), whom, "sanction: ineligible", "asserted") if whom and entered else None
    )


def _without_visa(verb: Token, voices: Voices) -> Response | None:
    """Visas refused or revoked under a policy, or to officials; to others it is done by their own state as often."""
    visas = [one for one in objects(verb) if one.lemma_.lower() in stance()("sanction", "visas")]
    given = [one for each in ("to", "of", "for") for visa in visas for one in under(visa, each)]
    given += [*under(verb, "to"), *children(verb, "dative")]
    given += [one for one in objects(verb) if one not in visas]
    given += under(verb, "for") if verb.lemma_ == "restrict" else []
    policy = _under_a_policy(verb)
    by_that = verb.lemma_ == "restrict" and bool(agent(verb))  # nothing but visas is restricted so
    if not visas or not (policy or by_that or any(map(is_of_a_state, given))) or appealed(verb, voices) is not None:
        return None
    doing = agent(verb)
    if doing and all(one.lemma_.lower() in stance()("actors", "steps") for one in doing):
        doing = agent(verb.head)  # "took steps to restrict visas"
    by, whom = makers(doing, verb, voices), _against_whom(given, voices.names, verb)
    modality = "possible" if _is_to_come(verb) and not policy else None
    rule = f"sanction: {verb.lemma_.lower()}{UNDER_A_POLICY if policy else ''}"
    return Response("sanction", verb, by, (), whom, rule, modality) if whom else None


def _whose(measure: Token, verb: Token) -> list[Token]:
    """Whose a measure is by which somebody "is hit": "hit with *European Union* sanctions", "*its* sanctions"."""
    return _whose_measure(measure) if is_passive(verb) else []


def _whose_measure(measure: Token) -> list[Token]:
    named = children(measure, "compound", "nmod", "poss", "amod")
    return [one for one in named if one.pos_ == "PROPN" or one.ent_type_ in ("GPE", "ORG")]


def _standing_under(measure: Token) -> Token | None:
    """The verb of whoever is under it already: "A has been *under EU sanctions* since March"."""
    return _standing(measure, "under")


def _standing_on(listed: Token) -> Token | None:
    """The verb of whoever is on a list of sanctions: "A has been *on the EU sanctions list* since March"."""
    return _standing(listed, "on")


def _standing(noun: Token, link: str) -> Token | None:
    verb = noun.head.head
    under_it = noun.dep_ == "pobj" and noun.head.lower_ == link
    return verb if under_it and is_verb(verb) and verb.lemma_.lower() in stance()("sanction", "stands") else None


def _taken_by(measure: Token) -> Token | None:
    """The verb by which a measure is taken: above it, or behind it ("the sanctions that Lithuania imposed on A")."""
    above = next((one for one in governors(measure) if is_verb(one)), None)
    verbs = [*([above] if above is not None else []), *children(measure, "relcl", "acl")]
    return next((one for one in verbs if one.lemma_.lower() in stance()("sanction", "noun_verbs")), None)


def _goes_on(measure: Token) -> bool:
    """Whether another measure is joined to one of which nothing says whom it is against."""
    nouns = stance()("sanction", "nouns")
    others = [one for one in measure.conjuncts if one.i > measure.i and one.pos_ == "NOUN"]
    named = any({one.lemma_.lower(), f"{one.nbor(-1).lemma_} {one.lemma_}".lower()} & nouns for one in others)
    return named and not any(under(measure, each) for each in stance()("sanction", "against"))


def _partners(verb: Token) -> list[Token]:
    """With whom it was done: "in cooperation with A", "through coordination with A"."""
    nouns = [one for each in ("in", "through") for one in under(verb, each)]
    together = [one for one in nouns if one.lemma_.lower() in stance()("sanction", "together")]
    return [one for each in together for one in under(each, "with") if one.pos_ == "PROPN"]


def _aimed(token: Token, voices: Voices) -> Response | None:
    """Sanctions of which only the aim has an object: "asked about sanctions, about targeting A"."""
    measures = stance()("sanction", "nouns")
    told = any(one.pos_ == "NOUN" and one.lemma_.lower() in measures for one in token.sent)
    whom = _against_whom(objects(token), voices.names, token) if told else Party()
    if not whom.persons:
        return None
    unsure = any(one.dep_ == "neg" for one in token.sent) or token.sent[-1].text == "?"
    return Response("sanction", token, (), (), whom, "sanction: aimed", "possible" if unsure else None)


def _targets(measure: Token, verb: Token) -> list[Token]:
    """Whom a measure is against: "sanctions on A", "sanctions targeting A", "used sanctions to hold A accountable"."""
    words = stance()
    if is_passive(verb) and measure in under(verb, "with"):
        return subject(verb)  # "A was hit with sanctions"
    against = [one for each in words("sanction", "against") for one in under(measure, each) or under(verb, each)]
    if not against:
        against = [one for each in children(measure, "acl") if each.lower_ == "targeting" for one in objects(each)]
    if not against:
        aims = [one for one in children(verb, "xcomp", "advcl") if one.lemma_.lower() in words("sanction", "aims")]
        against = [one for each in aims for one in objects(each)]
    return against


def _against_whom(tokens: list[Token], names: Names, trigger: Token) -> Party:
    whom = party(tokens, names, trigger)
    firms = [one for one in tokens if one.lemma_.lower() in stance()("sanction", "firms")]
    named = (part for name in whom.organizations for part in _two_firms(_without_kind(name)))
    bodies = dict.fromkeys((*named, *(name for one in firms for name in _listed(one, names))))
    named_so = (
        _without_kind(_proper(one))
        for one in tokens
        if one.pos_ == "PROPN" and names.at(one) is None and _is_firm_before(one)
    )
    bodies |= dict.fromkeys(named_so)
    groups = whom.groups or tuple(group_of([one], trigger) for one in firms if names.body_at(one) is None)
    if not (whom or groups or bodies):  # "against the Ostrian police"
        bodies = dict.fromkeys(phrase(one) for one in tokens if is_official(one) and children(one, "amod", "compound"))
    return replace(whom, groups=groups, organizations=tuple(bodies))


def _without_kind(name: str) -> str:
    """The name without the word for what firm it is: "maker Quadrat" is Quadrat."""
    kind, _, rest = name.partition(" ")
    return rest if rest and kind in stance()("sanction", "firms") else name


def _is_firm_before(noun: Token) -> bool:
    """Whether it is said right before a name that it is a firm: "the spyware *maker* Quadrat"."""
    return any(one.lemma_.lower() in stance()("sanction", "firms") for one in children(noun, "compound", "nmod"))


def _two_firms(name: str) -> list[str]:
    """Two firms that were taken for one, each by its name: "Blackgate Systems and Oculon Ltd"."""
    halves = name.split(" and ")
    apart = len(halves) == 2 and all(len(half.split()) > 1 and " of " not in half for half in halves)
    return halves if apart else [name]


def _listed(firms: Token, names: Names) -> list[str]:
    """The names behind what firms are: "vendors like A, B and C", "companies such as A"."""
    found: list[str] = []
    named = [under(firms, each) for each in ("like", "as", "including")]
    for firsts in [*named, children(firms, "appos"), _right_behind(firms)]:  # "two companies, A and B"
        for one in (noun for first in firsts for noun in joined(first)):
            if one.pos_ != "PROPN" or names.at(one) is not None:
                continue
            # The parser may take the whole list for one name.
            for name in _BETWEEN_NAMES.split(names.body_at(one) or _proper(one)):
                found += [name] if country_named(name) is None and name not in found else []
    return found


def _right_behind(firms: Token) -> list[Token]:
    """The first of the names that stand at once behind what firms are: "added the firms *A* and B to its list"."""
    noun = firms.nbor(1) if firms.i + 1 < firms.sent.end else firms
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return [noun] if noun != firms and noun.pos_ == "PROPN" and noun.head != firms else []


def _proper(noun: Token) -> str:
    """A proper noun with what belongs to it before it: "NSO Group"."""
    start = noun.i
    while start > noun.sent.start and noun.doc[start - 1].head == noun and noun.doc[start - 1].dep_ == "compound":
        start -= 1
    return str(noun.doc[start : noun.i + 1].text)


def _is_to_come(verb: Token) -> bool:
    """Whether the measure is only announced, or may be taken: "will impose", "is to announce"."""
    may = any(one.lower_ in ("will", "would", "can", "could") for one in verb.children)
    above = [one for each in governors(verb) for one in each.children if verb.dep_ == "xcomp"]
    return may or any(one.lower_ in ("will", "would") for one in above)


def _under_a_policy(verb: Token) -> bool:
    """Whether it is what a policy just set up lays on somebody: "with these policies the office can refuse visas"."""
    nouns = [one for each in ("with", "under") for one in under(verb, each)]
    known = [one for one in nouns if one.lemma_.lower() in stance()("sanction", "policies")]
    return any(each.lower_ in ("this", "these", "the") for one in known for each in one.lefts)


def _by_a_state(verb: Token) -> bool:
    """Whether a state, or a union of them, puts somebody on a blacklist, which is one of sanctions then."""
    doing = agent(verb) or named_doer_before(verb)
    return verb.lemma_.lower() in stance()("sanction", "by_states") and any(is_state(phrase(one)) for one in doing)


def _by_a_list(verb: Token) -> bool:
    """Whether who is designated stands on a list of sanctions then: by a treasury, under such a law."""
    start = verb.sent.start
    before = verb.doc[start - 1].sent.text.lower() if start else ""
    sentence = f"{before} {verb.sent.text.lower()}"
    return any(re.search(rf"\b{re.escape(one)}", sentence) for one in stance()("sanction", "listed_by"))
