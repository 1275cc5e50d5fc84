"""Who makes a response, from the nouns of its verb: by name, as a phrase, or by whom they stand for.

"I" is the speaker and "we" whoever speaks together; a spokesperson stands for a body; a statement, a letter or a
report for who wrote it; "groups such as A and B" for those that it names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims.antecedents import THEY, antecedent_of
from habeas.claims.as_worded import phrase
from habeas.claims.doers import acts, worded
from habeas.claims.doers_worded import with_region
from habeas.claims.groups import is_body, is_official, is_people
from habeas.claims.participants import FIRST_PERSON
from habeas.claims.short_names import body_in_short
from habeas.claims.stance import stance
from habeas.claims.syntax import (
    SUBJECTS,
    agent,
    child,
    children,
    governors,
    is_passive,
    is_verb,
    joined,
    objects,
    patient,
    under,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from habeas.claims.voices import Voices
    from habeas.dates import PartialDate

# What the language model may call a body that it does not know.
_MAYBE_BODIES = ("", "ORG", "PRODUCT", "FAC", "LAW")
# Words that a phrase for somebody's family or lawyers has at most, with whose they are.
LONGEST_KIN = 8
# Words of a label before a paragraph at most.
LONGEST_LABEL = 20


def makers(tokens: list[Token], where: Token, voices: Voices) -> tuple[str, ...]:
    """Who makes a response, each once, in the order of the text."""
    whole = voices.author or voices.publisher
    tokens = _behind_label(tokens, where)
    found: list[str] = [] if tokens or whole is None or not _of_a_resolution(where) else [whole]
    for token in (one for each in _with_listed(tokens) for one in _meant(each, voices)):
        found += [name for name in _named(token, where, voices) if name not in found]
    if any(token.ent_type_ == "GPE" for token in tokens):  # "The republic," the minister said, "is concerned"
        speaker = voices.quoted(where)
        found += [speaker] if speaker is not None and speaker not in found else []
    return tuple(found)


def _behind_label(tokens: list[Token], where: Token) -> list[Token]:
    """The nouns; where they stand in the label of a paragraph, the subject behind it: "Prison Visits: *NGOs* said"."""
    start = where.sent.start if tokens else where.i
    colon = next((one for one in where.doc[start : min(where.i, start + LONGEST_LABEL)] if one.text == ":"), None)
    if colon is None or any(one.i > colon.i for one in tokens):
        return tokens
    verbs = [where, *governors(where)]
    behind = [one for each in verbs for one in children(each, *SUBJECTS, "appos") if colon.i < one.i < where.i]
    behind += [one for each in tokens for one in children(each, "appos", "conj") if one.i > colon.i]
    return behind[:1] or tokens


def _of_a_resolution(where: Token) -> bool:
    """Whether its unsaid subject is whoever makes the whole text: "3. Strongly condemns the arrest"."""
    root = where.sent.root
    calls = root.lower_ == "calls" and root.nbor(1).lower_ in ("on", "for") and root.i <= where.sent.start + 2
    return calls or (
        root.tag_ == "VBZ" and root.pos_ == "VERB" and child(root, "nsubj", "nsubjpass", "expl", "csubj") is None
    )


def _with_listed(tokens: list[Token]) -> list[Token]:
    """The nouns; the last one before the names that "such as" or "including" leads to gives way to these."""
    for token in tokens:
        listed = _listed(token)
        if listed:
            before = [one for one in tokens if one.i < listed[0].i]
            return [*before[:-1], *listed, *(one for one in tokens if one.i > listed[0].i and one not in listed)]
    return tokens


def _named(token: Token, where: Token, voices: Voices) -> list[str]:
    if token.is_sent_start and token.i + 1 < len(token.doc) and token.nbor(1).text == ":":
        return []  # a headline's label: "Tajikistan: experts deplore"
    own = child(token, "poss")
    if token.lower_ in ("we", "us", "our") or (own is not None and own.lower_ == "our"):
        together = voices.together(where)
        return [together] if together else []
    if token.lower_ in FIRST_PERSON or (own is not None and own.lower_ == "my"):
        speaker = voices.at(where)
        return [speaker] if speaker else []
    if own is not None and token.lemma_.lower() in stance()("speaker", "own_bodies"):
        head = voices.names.at(own) if own.tag_ == "PRP$" else None
        if head is not None and len(head.names) == 1:
            return [head.names[0]]  # "A said his office was concerned"
    kin = _kin_of(token, voices)
    if kin is not None:
        return [kin]
    whole = body_in_short(token, voices.names)
    if whole is not None:
        return [whole]
    several = _several_of(token)
    if several is not None:
        return [with_region(several, token)]
    body = _named_for(token) if voices.names.body_at(token) is None else None
    if body is not None:
        return [body]
    names = [part for name in worded([token], voices.names) for part in _parts(name, token, voices)]
    if not names and _is_listed_body(token):
        number = next((one for one in children(token, "nummod") if one.i == token.i + 1), token)
        return [str(token.doc[token.i : number.i + 1].text)]
    collective = token.pos_ == "NOUN" and token.lemma_.lower() in stance()("speaker", "collectives")
    collective = collective or token.lower_ in stance()("speaker", "states")
    return names or ([phrase(token)] if collective or _is_unknown_body(token, voices) else [])


def _named_for(token: Token) -> str | None:
    """A body whose name begins with who they are: "Scholars at Risk", "Lawyers for Justice"."""
    following = token.doc[token.i + 1 : min(token.i + 4, token.sent.end)]
    if token.tag_ not in ("NNS", "NNPS") or not token.text[0].isupper() or len(following) < 2:
        return None
    last = next((one for one in following[1:] if one.lower_ in stance()("speaker", "named_for")), None)
    joined_by = following[0].lower_ in ("at", "for", "without", "against", "in", "of")
    if last is None or not joined_by or not last.text[0].isupper():
        return None
    while last.i + 1 < token.sent.end and last.nbor(1).lower_ in stance()("speaker", "named_for"):
        last = last.nbor(1)
    return str(token.doc[token.i : last.i + 1].text)


def _is_unknown_body(token: Token, voices: Voices) -> bool:
    """Whether a proper noun is somebody's whom nothing else knows: "PEN Velde", "the UN secretary-general"."""
    named = token.pos_ == "PROPN" and token.ent_type_ in _MAYBE_BODIES and token.dep_ in (*SUBJECTS, "conj", "pobj")
    return named and voices.names.at(token) is None


def _several_of(token: Token) -> str | None:
    """Several bodies under one noun, or an office with its body: "Departments of Trade and Justice"."""
    of = next((one for one in token.rights if one.lower_ == "of" and one.i == token.i + 1), None)
    named = children(of, "pobj") if of is not None else []
    if token.pos_ != "PROPN" or not named or named[0].pos_ != "PROPN":
        return None
    held = token.lemma_.lower() in stance()("speaker", "held_of")
    office = token.tag_ == "NNP" and held and not children(token, "compound")
    every = joined(named[0]) if token.tag_ == "NNPS" else []
    rows = len(every) > 1 and all(one.pos_ == "PROPN" for one in every)
    end = every[-1].i if rows else named[0].i
    return str(token.doc[token.i : end + 1].text) if rows or office else None


def _parts(name: str, token: Token, voices: Voices) -> list[str]:
    """Two bodies that were taken for one, each by its name: "Both A and B", "A and B" where the parse joins them."""
    beside = [token.head] if token.dep_ == "conj" else children(token, "conj")
    joint = any(one.pos_ == "PROPN" and voices.names.body_at(one) == name for one in beside)
    first, both, rest = name.partition("Both ")
    if both and not first:
        return rest.split(" and ")
    halves = name.split(" and ")
    return halves if joint and len(halves) == 2 and all(" " in half for half in halves) else [name]


def _meant(token: Token, voices: Voices) -> list[Token]:
    """Whom a noun stands for as a maker: itself, those whom it leads to, or those who wrote it."""
    lemma = token.lemma_.lower()
    if lemma in stance()("speaker", "spokespersons"):
        return _spoken_for(token, voices)
    if lemma in stance()("speaker", "writings") and token.pos_ == "NOUN" and not _is_listed_body(token):
        return authors_of(token)
    taken = _taken_as_they_did_it(token) if token.lower_ in THEY else []
    if taken:
        return taken
    if token.lower_ in THEY and voices.names.at(token) is None:
        noun = antecedent_of(token, voices.names)
        return [noun] if noun is not None else [token]
    if token.lower_ == "it" and voices.names.at(token) is None and token.dep_ in SUBJECTS:
        return [token] if worded([token], voices.names) else _subject_before(token, voices)
    beside = [one for one in children(token, "appos") if one.lemma_.lower() in stance()("speaker", "spokespersons")]
    return [token, *(body for one in beside for body in _body_of(one)), *_body_before(token), *_together_with(token)]


def _body_before(token: Token) -> list[Token]:
    """The body of whoever speaks for it, before the name: "State Department spokesperson A"."""
    speaks = [one for one in token.lefts if one.dep_ == "compound"]
    called = [one for one in speaks if one.lemma_.lower() in stance()("speaker", "spokespersons")]
    before = called[0].nbor(-1) if called and called[0].i > token.sent.start else None
    return [before] if before is not None and before.pos_ == "PROPN" and before.ent_type_ != "PERSON" else []


def _together_with(token: Token) -> list[Token]:
    """With whom somebody does it: "A, together with B,", "A, along with B and C,"."""
    joint = [one for one in children(token, "prep") if one.lower_ == "with" and one.i]
    words = [one for one in joint if one.nbor(-1).lower_ in stance()("speaker", "together")]
    return [noun for one in words for noun in children(one, "pobj") for noun in joined(noun) if noun.pos_ == "PROPN"]


def _taken_as_they_did_it(pronoun: Token) -> list[Token]:
    """Whom authorities took as they did it: "police detained *A and B* when they attempted to attend the trial"."""
    verb = pronoun.head
    when = verb.dep_ == "advcl" and any(one.lower_ in ("when", "as", "while", "after") for one in verb.lefts)
    takes = when and is_verb(verb.head) and verb.head.lemma_.lower() in stance()("actors", "blames")
    return patient(verb.head) if takes and pronoun.dep_ in SUBJECTS else []


def _spoken_for(token: Token, voices: Voices) -> list[Token]:
    """The spokesperson by name and the body; the body alone where nobody is named."""
    body = _body_of(token)
    named = [one for one in children(token, "appos") if voices.names.at(one) is not None]
    own = [token] if voices.names.at(token) is not None else named[:1]
    return [*own, *body] or [token]


def _body_of(spokesperson: Token) -> list[Token]:
    return (
        under(spokesperson, "for")
        or under(spokesperson, "of")
        or [one for one in children(spokesperson, "poss", "compound", "nmod") if one.ent_type_ != "PERSON"][:1]
    )


def _listed(token: Token) -> list[Token]:
    """Those whom a phrase names: "international groups, including A and B", "bodies such as A"."""
    if token.tag_ not in ("NNS", "NNPS") or token.dep_ == "pobj":
        return []
    such = [one for one in children(token, "prep") if one.lower_ == "as" and one.i and one.nbor(-1).lower_ == "such"]
    found = [
        *under(token, "including"),
        *(noun for one in such for pobj in children(one, "pobj") for noun in joined(pobj)),
    ]
    return [one for one in found if one.pos_ == "PROPN" or _is_titled(one)]


def _is_titled(noun: Token) -> bool:
    """Whether a common noun is written as a name: "*Article* 19"."""
    return noun.text[0].isupper() and noun.ent_type_ in _MAYBE_BODIES


def _is_listed_body(noun: Token) -> bool:
    return _is_titled(noun) and noun.head.lower_ == "including"


def responding(verb: Token) -> list[Token]:
    """Who responds by a verb: its agent; of what is written ("issued a statement to condemn …") the authors."""
    above = verb.head
    if verb.dep_ in ("acl", "relcl", "xcomp", "advcl") and not is_passive(verb):
        written = [above] if verb.dep_ in ("acl", "relcl") else objects(above) if is_verb(above) else []
        for one in written:
            if one.lemma_.lower() in stance()("speaker", "writings"):
                return authors_of(one)
    if verb.dep_ == "conj" and above.dep_ == "ccomp" and child(verb, *SUBJECTS) is None and is_verb(above.head):
        if is_passive(above) and not is_passive(verb):
            return responding(above.head)  # "A said B was being punished and | called for his release"
        things = [one for one in children(above, *SUBJECTS) if one.pos_ == "NOUN"]
        if things and not any(is_people(one) or is_official(one) or is_body(one) for one in things):
            return responding(above.head)  # "A said the verdict was a sham and | urged the court"
    acting = acting_for(verb)
    if acting is not None:
        return _punished_for(acting) or agent(acting)  # "activists picketed the embassy to demand"
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and above.dep_ == "ROOT":
        return [above]  # the parser took the sentence for a noun with a participle: "a group of lawyers called on …"
    return agent(verb)


def _punished_for(verb: Token) -> list[Token]:
    """Who did what a punishment is for: "a court sentenced *A* for staging protests"."""
    link = verb.head
    if verb.dep_ != "pcomp" or link.lower_ != "for":
        return []
    above = next((one for one in governors(link) if is_verb(one)), link)
    return patient(above) if above.lemma_.lower() in stance()("actors", "blames") else []


def acting_for(verb: Token) -> Token | None:
    """What somebody does in order to do what an infinitive says: "*picketed* the embassy to demand her release"."""
    if verb.dep_ not in ("acl", "xcomp", "advcl") or verb.tag_ != "VB":
        return None
    acting = verb.head if is_verb(verb.head) else verb.head.head
    return acting if acting.lemma_.lower() in stance()("speaker", "acts_on") else None


def authors_of(writing: Token) -> list[Token]:
    """Who wrote or released something: "a statement by A", "A's letter", "a report that A published"."""
    by = (
        under(writing, "by")
        or under(writing, "from")
        or [one for each in children(writing, "poss") for one in joined(each)]
    )
    if by:
        return by
    for clause in children(writing, "relcl", "acl"):
        by = agent(clause) if clause.tag_ == "VBN" or child(clause, "auxpass", "nsubj") is not None else []
        if by and clause.lemma_.lower() in stance()("speaker", "written_by"):
            return [one for one in by if one != writing]
    verb = next((one for one in governors(writing) if is_verb(one)), None)
    if verb is None or verb.lemma_.lower() not in stance()("speaker", "written_by") | {"say", "call", "urge"}:
        return []
    return [one for one in agent(verb) if one != writing]


def date_of_writing(token: Token, date_of: Callable[[Token], PartialDate | None]) -> PartialDate | None:
    """The day on which that was made which says it: "adopted a resolution on Thursday that condemns the arrest"."""
    verb = token if is_verb(token) else next((one for one in governors(token) if is_verb(one)), token)
    verb = verb.head if verb.dep_ == "conj" and is_verb(verb.head) else verb
    writing = verb.head
    if verb.dep_ not in ("relcl", "acl") or writing.lemma_.lower() not in stance()("speaker", "writings"):
        return None
    made = next((one for one in governors(writing) if is_verb(one)), None)
    if made is None or made.lemma_.lower() not in stance()("speaker", "written_by"):
        return None
    dates = (date_of(each) for each in (writing, made))
    return next((date for date in dates if date is not None and date.day is not None), None)


def _subject_before(token: Token, voices: Voices) -> list[Token]:
    """The subject of what reports it, or of the sentence before: a body or an authority that "it" may go on with."""
    verb = token.head
    if verb.dep_ == "ccomp" and is_verb(verb.head):  # "the committee stated it had visited"
        own = [one for one in children(verb.head, *SUBJECTS) if one != token]
        known = [one for one in own if acts(one, voices.names) or voices.names.body_at(one) is not None]
        if known or any(one.pos_ == "PROPN" and one.tag_ == "NNP" for one in own):
            return own
    if token.sent.start == 0:
        return []
    before = token.doc[token.sent.start - 1].sent
    subjects = [one for one in children(before.root, *SUBJECTS) if one.tag_ in ("NN", "NNP")]
    return [one for one in subjects if acts(one, voices.names) or voices.names.body_at(one) is not None]


def _kin_of(token: Token, voices: Voices) -> str | None:
    """The family, the lawyers and the like of somebody named, as the text has them: "relatives of the editor A"."""
    if token.lemma_.lower() not in stance()("speaker", "kin") or not is_people(token):
        return None
    if voices.names.at(token) is not None or token.i + 1 >= len(token.doc) or token.nbor(1).lower_ != "of":
        return None
    named = [one for one in token.subtree if one.i > token.i and voices.names.at(one) is not None]
    if not named:
        return None
    last = max(one.i for one in named)
    words = token.doc[token.i : last + 1]
    text: str = words.text if len(words) <= LONGEST_KIN and "," not in words.text else phrase(token)
    return text[0].lower() + text[1:] if token.is_sent_start else text
