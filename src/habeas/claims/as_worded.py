"""A noun as its document words it: what goes into a claim where nobody is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.claims import lexicon
from habeas.claims.groups import is_official, is_people

if TYPE_CHECKING:
    from spacy.tokens import Token


def entity(token: Token) -> str:
    """The name that a word stands in, without its article and its possessive; else the word."""
    entity = next((one for one in token.doc.ents if one.start <= token.i < one.end), None)
    text = entity.text if entity is not None else token.text
    return text.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s")


def phrase(head: Token) -> str:
    """A noun with what stands directly before it, without article and number; in lower case but for names."""
    start = _first_of_compound(head)
    leading = lexicon.groups().leading
    while start > head.left_edge.i:
        word = head.doc[start - 1]
        part_of = word.dep_ in ("compound", "amod", "nmod", "poss", "case", "punct") and word.pos_ != "NUM"
        part_of = part_of or (head.doc[start].text == "-" and not word.whitespace_)  # "*junta*-run court"
        part_of = part_of or _joins_what_kind(word, head)
        if not part_of or word.lower_ in leading or (word.is_punct and word.text not in ("-", "’", "'")):
            break
        start -= 1
    if head.doc[start].tag_ == "PRP$":
        start += 1
    if head.doc[start].lower_ == "facto" and start and head.doc[start - 1].lower_ == "de":
        start -= 1
    while start < head.i and head.doc[start].is_punct:
        start += 1
    words = head.doc[start : head.i + 1]
    end = head.i + 1
    of = next((one for one in head.rights if one.lower_ == "of" and one.i == end), None)
    if of is not None and head.lemma_.lower() in lexicon.groups().with_owner:
        words = head.doc[start : min(of.right_edge.i + 1, head.i + 8)]
    text = words.text
    first = words[0]
    plain = not first.ent_type_ and (first.pos_ != "PROPN" or bool(first.is_sent_start))
    plain = plain or bool(first.is_sent_start and first == head and (is_people(head) or is_official(head)))
    return text[0].lower() + text[1:] if plain and text else text


def _joins_what_kind(word: Token, head: Token) -> bool:
    """Whether a word joins two that say of what kind somebody is: "state *and* nonstate actors"."""
    first = word.head
    kind = word.dep_ in ("cc", "conj") and first.dep_ in ("amod", "nmod", "compound") and first.head == head
    other = is_official(first) or is_people(first) or first.pos_ == "PROPN"
    return kind and (head.lemma_.lower() == "actor" or not other)


def _first_of_compound(head: Token) -> int:
    """Where a noun begins of which a part was taken for one more of a row: "journalists and *media rights* leaders"."""
    before = head.nbor(-1) if head.i else head
    row = before.dep_ == "conj" and head.dep_ == "conj" and before.head == head.head and before.pos_ == "NOUN"
    return before.left_edge.i if row else head.i
