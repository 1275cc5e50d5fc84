"""Who did it, from the agent of the word itself to whoever stands behind it, and how the document words them.

A body may order what is done, take steps towards it, set it going, or have somebody in its custody; a noun may share
the "by" of the noun beside it. What only reports, investigates or answers for an act never is its doer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.as_worded import phrase
from habeas.claims.day_names import without_day
from habeas.claims.doers_worded import firm_named, not_cited, single, whole
from habeas.claims.groups import is_official
from habeas.claims.in_charge import behest, in_charge, signed
from habeas.claims.next_to import doer_before
from habeas.claims.no_doers import is_no_doer
from habeas.claims.participants import actors
from habeas.claims.stance import stance
from habeas.claims.syntax import (
    agent,
    children,
    governors,
    is_passive,
    is_verb,
    joined,
    patient,
    subject,
    under,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Token

    from habeas.claims.names import Names
    from habeas.claims.triggers import Found

# Letters of an acronym that the language model did not take for a name ("the SSSP charged …").
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:-[A-Z0-9]+)?")
_NATIONAL = ("GPE", "NORP", "ORG")


def doers(found: Found, taken: tuple[Token, ...], names: Names) -> list[Token]:
    """The nouns for whoever did what a trigger tells of; `taken` are the victims, who are never the doers."""
    used = {token.i for token in taken}
    accused = [token for token in _accused(found.head) if token.i not in used]
    if accused:
        return accused
    plain = [token for token in _plainly(found) if token.i not in used]
    own = [one for one in plain if not is_no_doer(one, found.head, taken, powerful=acts(one, names))]
    above = [one for one in in_charge(found.head, own, names) if one.i not in used and _in_charge(one, names)]
    if own or plain or above:
        return [*own, *above]
    ways = [one for one in _VERBAL if one is not _as_they_came or found.entry.type in stance()("actors", "at_once")]
    for look in (*(ways if found.verbal else _NOMINAL), _bench):
        tokens = [token for token in look(found.head) if token.i not in used and _able(token, look, names)]
        if tokens:
            return tokens
    return []


def _able(token: Token, look: Callable[[Token], list[Token]], names: Names) -> bool:
    """Whether a noun may be the doer that a path leads to; a person alone only where they set it going."""
    named = names.at(token) is not None
    return acts(token, names) or (named and (look is behest or (look is _set_going and token.dep_ == "nsubj")))


def _in_charge(token: Token, names: Names) -> bool:
    """Whether a noun can stand for somebody who presides or gives orders: a name, or a body that has power."""
    return names.at(token) is not None or acts(token, names)


def acts(token: Token, names: Names) -> bool:
    """Whether a noun stands for somebody who has power over people: police, a court, a ministry, a gang."""
    lemma = token.lemma_.lower()
    if is_official(token) or lemma in stance()("actors", "perpetrators"):
        return True
    body = names.body_at(token)
    words = {word.casefold().removesuffix("s") for word in re.split(r"\W+", body or "")}
    return bool(words & stance()("actors", "powers"))


def _plainly(found: Found) -> list[Token]:
    """The agent of the verb; for a noun what "by" leads to, an official possessor, or who has the verb."""
    head = found.head
    if found.verbal and found.entry.victim[0] not in ("subject",):
        misread = doer_before(head)
        tokens = _granted(head) or signed(head) or agent(head) or ([misread] if misread is not None else [])
        if not tokens and head.dep_ in ("xcomp", "ccomp", "advcl") and is_passive(head):
            tokens = [] if _strayed(head) else _orders(head)
    else:
        tokens = under(head, "by") or _official_before(head) or ([] if found.verbal else _holds(head))
    return tokens


def _granted(verb: Token) -> list[Token]:
    """Who grants what another asks for: "the judge accepted the prosecutor's request to keep her in detention"."""
    request = verb.head
    if verb.dep_ != "acl" or request.lemma_.lower() not in stance()("actors", "requests"):
        return []
    above = request.head
    granted = request.dep_ in ("dobj", "nsubjpass") and above.lemma_.lower() in stance()("actors", "grants")
    return agent(above) if granted else []


def _orders(verb: Token) -> list[Token]:
    """Who ordered what is done: "the court ordered him detained"."""
    return agent(verb.head) if verb.head.lemma_.lower() in stance()("actors", "orders") else []


def _official_before(noun: Token) -> list[Token]:
    before = [one for one in children(noun, "poss", "compound", "amod", "nmod") if is_official(one)]
    return before[:1]


def _holds(noun: Token) -> list[Token]:
    """The subject of a verb that lends the noun its actor: "authorities imposed a travel ban"."""
    light = lexicon.triggers().light
    below = noun
    for above in governors(noun):
        if _answers(below) or _looks_into(below, noun):
            return []
        if below.dep_ == "nsubj" and is_verb(above):
            return []  # what is told of an act is not done by it
        below = above
        if is_verb(above):
            lemma = above.lemma_.lower()
            if lemma in light["receive"] and lemma not in light["give"]:
                return [
                    one
                    for preposition in ("from", "by")
                    for one in under(noun, preposition) or under(above, preposition)
                ]
            return agent(above) if lemma in light["give"] | light["put"] | light["do"] else []
    return []


def _answers(link: Token) -> bool:
    """Whether somebody answers what is told behind it: "sanctions for the arrest of B", no "warrant for the arrest"."""
    cause = link.dep_ in ("prep", "dative") and link.lower_ in stance()("actors", "causes")
    above = (link.head, *children(link.head, "dobj", "nsubjpass"))
    to_come = any(one.lemma_.lower() in stance()("actors", "leading_to") for one in above)
    return cause and not (link.lower_ == "for" and to_come)


def _looks_into(link: Token, act: Token) -> bool:
    """Whether violence is only looked into: "conducted an investigation of the killing"."""
    inquiries = stance()("actors", "inquiries") if act.lemma_.lower() in stance()("actors", "looked_into") else ()
    if link.dep_ == "prep" and link.head.lemma_.lower() in stance()("actors", "tellings"):
        return True  # "announced the findings on the killing of A"
    if link.dep_ == "conj":  # "issued a fatwa, and the killing of A", joined to the clause before
        return any(one.lemma_.lower() in inquiries for one in children(link.head, "dobj"))
    return link.dep_ == "prep" and link.lower_ in ("of", "into") and link.head.lemma_.lower() in inquiries


def _accused(head: Token) -> list[Token]:
    """Whom the words around an act blame for it: "was charged with the murder of A", "blamed rebels for killing A"."""
    below = head
    for above in list(governors(head))[:5]:
        if is_verb(above) and above.dep_ == "pcomp" and above.lemma_.lower() in stance()("actors", "perpetrates"):
            below = above  # "charged with *organizing* the attack on B"
            continue
        if is_verb(above):
            offence = below.dep_ == "prep" and below.lower_ in ("of", "for", "with", "over")
            blamed = offence and above.lemma_.lower() in stance()("actors", "blames")
            return patient(above) if blamed else []
        if above.lower_ == "responsible" and below.lower_ == "for":
            return subject(above.head) if is_verb(above.head) else []
        if below.dep_ not in ("conj", "pobj", "pcomp", "prep", "dobj", "compound"):
            return []
        below = above
    return []


def _joint(verb: Token) -> list[Token]:
    """The "by" behind the last of several passives: "was detained and deported by the authorities"."""
    apart = any(one.dep_ in ("prep", "npadvmod", "advcl") and one.i > verb.i for one in verb.children)
    if apart or not (is_passive(verb) or verb.tag_ == "VBN"):
        return []
    return next((by for one in children(verb, "conj") if one.tag_ == "VBN" for by in [agent(one)] if by), [])


def _misread(verb: Token) -> list[Token]:
    """The subject that the parser lost: "the regime seized his land" as "seized" upon "regime"; "then beat them"."""
    if verb.dep_ == "acl" and children(verb, "dobj"):
        return [verb.head]
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and verb.head.dep_ == "ROOT" and verb.head.pos_ == "NOUN":
        return [verb.head] if children(verb, "dobj") else []  # "gunmen on a motorcycle shot and killed A"
    if verb.dep_ == "dep" and verb.tag_ == "VBD" and is_verb(verb.head) and not is_passive(verb):
        return agent(verb.head)
    return []


def _strayed(verb: Token) -> list[Token]:
    """A "by" that hangs on a noun behind a passive: "was sentenced to two years' imprisonment by the court"."""
    if not (is_passive(verb) or verb.tag_ == "VBN"):
        return []
    for one in verb.subtree:
        if one.lower_ == "by" and one.i > verb.i and not any(_apart(each) for each in _between(one, verb)):
            return [each for pobj in children(one, "pobj") for each in joined(pobj)]
    return []


def _apart(token: Token) -> bool:
    """Whether what hangs below a word is told of something else: a verb, or another event ("after a ruling by")."""
    if token.lower_ in stance()("actors", "purposes") and token.dep_ in ("pobj", "pcomp"):
        return False  # "was summoned for questioning by the prosecutor"
    return is_verb(token) or token.lower_ in stance()("actors", "other_events")


def _between(below: Token, above: Token) -> Iterator[Token]:
    for one in governors(below):
        if one == above:
            return
        yield one


def _bench(head: Token) -> list[Token]:
    """The court before which it is done: "was put on trial at the city court", "convicted in a military court"."""
    if head.lemma_.lower() == "charge":
        return []  # where somebody comes to be charged is no doer
    verb = head
    if not is_verb(head) and head.lemma_.lower() in stance()("actors", "held_in_court"):
        verb = next((one for one in governors(head) if is_verb(one)), head)
    for place in (head, verb):
        for one in children(place, "prep"):
            for noun in children(one, "pobj") if one.lower_ in ("at", "in", "before", "after", "following") else ():
                if noun.lemma_.lower() in stance()("actors", "courts"):
                    return [noun]
                if noun.lemma_.lower() in stance()("actors", "rulings"):
                    return under(noun, "by") or under(noun, "of") or children(noun, "compound", "poss")
    return []


def _ordering(verb: Token) -> list[Token]:
    """Who orders or announces what is done: "the court ruled that he be deported", "the ministry said it arrested"."""
    verb = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    if not is_verb(verb):  # "ordered that A be held in detention"
        verb = next((one for one in governors(verb) if is_verb(one)), verb)
    above = verb.head
    ordered = stance()("actors", "orders")
    kept = verb.tag_ in ("VB", "VBP") and verb.lemma_.lower() in stance()("actors", "kept")
    bound = is_passive(verb) or kept
    if verb.dep_ in ("ccomp", "xcomp") and is_verb(above) and above.lemma_.lower() in ordered and bound:
        return agent(above)
    return []


def _custodian(head: Token) -> list[Token]:
    """In whose hands somebody was: "died in the custody of soldiers", "beaten at the hands of guards"."""
    held = stance()("actors", "hands")
    for one in head.children:
        if one.dep_ == "prep" and one.lower_ in ("in", "at", "while"):
            inner = [each for each in one.children if each.dep_ == "prep"] if one.lower_ == "while" else [one]
            for noun in (pobj for each in inner for pobj in children(each, "pobj")):
                if noun.lemma_.lower() in held:
                    return under(noun, "of")
    return []


def _shared(noun: Token) -> list[Token]:
    """The doers of a noun that it is joined to: "mistreatment and torture by guards", "police harassment and abuse"."""
    pressed = [one for one in under(noun, "from") if is_official(one)]
    if pressed:
        return pressed
    for beside in (noun, *children(noun, "conj")):
        behind = _right_behind(beside.right_edge)
        found = under(beside, "by") or [one for each in behind if each.lower_ == "by" for one in children(each, "pobj")]
        if found:
            return [one for each in found for one in joined(each)]
    for _ in range(4):
        if noun.dep_ != "conj" or noun.head.pos_ not in ("NOUN", "PROPN"):
            return []
        if any(one.text == ";" for one in noun.doc[noun.head.i : noun.i]):
            return []  # the next of a list of findings
        noun = noun.head
        found = under(noun, "by") or [one for one in children(noun, "poss", "compound", "amod") if is_official(one)]
        if found:
            return found
    return []


def _right_behind(last: Token) -> list[Token]:
    """The word right behind another, or behind the comma that ends an apposition: "torture of his client, A, by"."""
    words = list(last.doc[last.i + 1 : min(last.i + 3, last.sent.end)])
    closed = last.dep_ == "appos" and words[:1] and words[0].text == ","
    return words[1:2] if closed else words[:1]


def _set_going(noun: Token) -> list[Token]:
    """Who does it with a verb of doing: "the government initiated two releases", "the court began the trial"."""
    below = noun
    for above in list(governors(noun))[:5]:
        if _answers(below) or _looks_into(below, noun):
            return []
        if is_verb(above):
            wields = above.lemma_ == "use" and noun.lemma_.lower() in stance()("actors", "wielded")
            sets_going = wields or above.lemma_.lower() in stance()("actors", "sets_going")
            return agent(above) if below.dep_ in ("dobj", "prep") and sets_going else []
        if below.dep_ not in ("conj", "pobj", "prep", "compound", "amod"):
            return []
        below = above
    return []


def _planned(verb: Token) -> list[Token]:
    """Who takes steps towards it: "took steps to extradite her", "engaged in an effort to apprehend them"."""
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ != "VB":
        return []
    noun = verb.head
    if noun.lemma_.lower() not in stance()("actors", "steps"):
        return []
    above = next((one for one in governors(noun) if is_verb(one)), None)
    return agent(above) if above is not None else []


def _as_they_came(verb: Token) -> list[Token]:
    """Who does in a clause what leads to it: "were killed when gunmen opened fire", "held after police came"."""
    if not is_passive(verb) or verb.dep_ in ("relcl", "acl"):
        return []
    for clause in children(verb, "advcl"):
        came = any(one.lower_ in ("when", "as", "after") and one.dep_ in ("advmod", "mark") for one in clause.children)
        if (
            came
            and clause.i > verb.i
            and not is_passive(clause)
            and clause.lemma_.lower() in stance()("actors", "comes")
        ):
            return subject(clause)
    return []


_VERBAL = (_joint, _strayed, _misread, _ordering, behest, _custodian, _planned, _as_they_came)
_NOMINAL = (_shared, behest, _custodian, _ordering, _set_going)


def worded(tokens: list[Token], names: Names) -> tuple[str, ...]:
    """Names and phrases for whoever some nouns stand for, as the document words them."""
    found: list[str] = []
    for given in tokens:
        token = _spoken_for(given, names)
        firm, somebody = firm_named(token), names.at(token) is not None
        for name in (firm,) if firm else actors([token], names) or _otherwise(token, names):
            named = name if somebody else whole(name, token)
            found += [one for one in single(without_day(not_cited(named, token))) if one not in found]
    return tuple(found)


def _spoken_for(token: Token, names: Names) -> Token:
    """The body for which somebody who is not named speaks ("a spokesperson for the ministry"); else the same noun."""
    if token.lemma_.lower() not in stance()("actors", "speaks_for") or names.at(token) is not None:
        return token
    bodies = [one for one in (*under(token, "for"), *under(token, "of"), *children(token, "poss")) if acts(one, names)]
    return bodies[0] if bodies else token


def _otherwise(token: Token, names: Names) -> tuple[str, ...]:
    """What the lists of people and bodies do not have: an acronym, a gang, "it" for whoever says so."""
    lemma = token.lemma_.lower()
    if lemma in stance()("actors", "perpetrators"):
        return (phrase(token),)
    if lemma in stance()("actors", "chiefs") and any(acts(one, names) for one in under(token, "of")):
        last = next(one for one in under(token, "of") if acts(one, names))
        return (token.doc[token.i : min(last.i + 1, token.i + 8)].text,) if last.i > token.i else ()
    if token.pos_ in ("PROPN", "NOUN") and _ACRONYM.fullmatch(token.text) and not token.ent_type_:
        return (token.text,)
    if lemma in stance()("actors", "means"):
        struck = [one for one in children(token, "poss", "compound", "amod", "nmod") if one.ent_type_ in _NATIONAL]
        return actors(struck, names) or tuple(one.text for one in struck)
    if token.lower_ in ("it", "they", "its") and names.at(token) is None:
        return _meant(token, names)
    return ()


def _meant(pronoun: Token, names: Names) -> tuple[str, ...]:
    """Whom "it" or "they" stands for under a verb of speech: its subject, if that has power over people."""
    verb = pronoun.head
    above = verb.head
    if verb.dep_ not in ("ccomp", "conj", "advcl") or above == verb or not is_verb(above):
        return ()
    before = [one for each in subject(above) for one in joined(each) if one.i < pronoun.i and acts(one, names)]
    return actors(before, names)
