"""What people decided of mentions, as constraints that every derivation has to keep.

"Same" is transitive, "different" holds between all that is the same as either side, "unsure" constrains nothing. Where
judgements clash the later one holds and the other is set aside; that is reported, never settled in silence.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import combinations, pairwise

from habeas.model import Mention
from habeas.people.judgement import Judgement

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"
ANSWERS = (SAME, DIFFERENT, UNSURE)
PEOPLE, ACTS, ORGANIZATIONS, PLACES = "people", "acts", "organizations", "places"
SUBJECTS = (PEOPLE, ACTS, ORGANIZATIONS, PLACES)
# Digits of a document's id that tell documents apart for a reader.
SHOWN_ID = 10


def mention_key(mention: Mention) -> str:
    """How a judgement addresses a mention of a person."""
    return key_of(mention.document_id, mention.name)


def key_of(document_id: str, name: str) -> str:
    """The same, of a document and the name that it has."""
    return f"{document_id} {name}"


def document_and_name(key: str) -> tuple[str, str]:
    """What `key_of` put together."""
    document_id, _, name = key.partition(" ")
    return document_id, name


@dataclass(frozen=True, slots=True)
class Clash:
    """Judgements that contradict each other: `different` parts two mentions that those of `path` join.

    Attributes:
        path: the fewest "same" judgements that lead from the one to the other, of those that are not earlier than
            what is set aside for them; empty where both are one mention by now.
        set_aside: the earliest of all these, which does not hold until one of the others is undone.
    """

    different: Judgement
    path: tuple[Judgement, ...]
    set_aside: Judgement

    @property
    def sentence(self) -> str:
        """Who said what when, and what holds."""
        apart = f"By {_who(self.different)} {_sides(self.different)} are different"
        if not self.path:
            return f"{apart}, but a document has them as one by now: it is set aside."
        if len(self.path) == 1:
            joined = f"by {_who(self.path[0])} they are the same"
        else:
            said = "; ".join(f"{_who(one)}: {_sides(one)}" for one in self.path)
            joined = f"others together make them the same ({said})"
        return f"{apart}, but {joined}. The later holds: {self.set_aside.id} is set aside until one of them is undone."


def _who(judgement: Judgement) -> str:
    return f"decision {judgement.id} ({judgement.by}, {judgement.made:%Y-%m-%d})"


def _sides(judgement: Judgement) -> str:
    return f"{shown(judgement, judgement.left)} and {shown(judgement, judgement.right)}"


def shown(judgement: Judgement, key: str) -> str:
    """A side of a judgement for a reader: a name with the document that has it, or the country; a claim by its id."""
    if judgement.subject == ACTS:
        return f"claim {key}"
    if judgement.subject in (ORGANIZATIONS, PLACES):
        country, name = document_and_name(key)
        return f"{name} ({country})" if name and country != "-" else name or key
    document_id, name = document_and_name(key)
    return f"{name} (in {document_id[:SHOWN_ID]})"


@dataclass(frozen=True, slots=True)
class Constraints:
    """What holds of the mentions of one subject.

    Attributes:
        groups: every mention that a judgement speaks of, with the smallest key of those that are the same as it.
        different: pairs of such smallest keys that are different.
        unsure: pairs of them of which somebody said that one can't tell, and that nothing else settles.
        close: as `groups`, of what was said of mentions alone, not of whole people.
        wholes: the sides of each "same" that holds and was said of two people, the earliest first.
        clashes: by the judgement that is set aside.
        reasons: for every mention that a "same" that holds ties to another, the sentence that says who decided so.
        rivals: mentions of one name that a table tells apart, with the number of their set: no two of it are one.
    """

    groups: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()
    unsure: frozenset[frozenset[str]] = frozenset()
    close: Mapping[str, str] = field(default_factory=dict)
    wholes: tuple[tuple[str, str], ...] = ()
    clashes: tuple[Clash, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    rivals: Mapping[str, int] = field(default_factory=dict)

    def of(self, key: str) -> str:
        """The smallest key of those that are the same as this one: itself where nobody decided."""
        return self.groups.get(key, key)

    def same(self, left: str, right: str) -> bool:
        """Whether two mentions must be together."""
        return self.of(left) == self.of(right)

    def apart(self, left: str, right: str) -> bool:
        """Whether two mentions must not be together."""
        return self._pair(left, right) in self.different

    def open(self, left: str, right: str) -> bool:
        """Whether somebody said of two mentions that one can't tell."""
        return self._pair(left, right) in self.unsure

    def by_mentions(self, ties: Collection[tuple[str, str]]) -> Constraints:
        """The same, with some of `wholes` said of the two mentions alone."""
        held = _Held(dict(self.close))
        for left, right in ties:
            one, other = sorted((held.first(left), held.first(right)))
            held.above[other] = one
        close = {key: held.first(key) for key in sorted(held.above)}
        return replace(self, close=close, wholes=tuple(pair for pair in self.wholes if pair not in ties))

    def _pair(self, left: str, right: str) -> frozenset[str]:
        return frozenset((self.of(left), self.of(right)))


def constraints(judgements: Iterable[Judgement]) -> Constraints:
    """The constraints that judgements on one subject make, in whatever order they come."""
    ordered = sorted(set(judgements), key=lambda each: (-each.id, each.left, each.right, each.answer))
    held = _Held()
    for each in ordered:
        held.take(each)
    groups = {key: held.first(key) for key in sorted(held.above)}
    different = frozenset(frozenset((one, other)) for one, others in held.apart.items() for other in others)
    unsure = {frozenset((groups[each.left], groups[each.right])) for each in ordered if each.answer == UNSURE}
    standing = sorted({each for joins in held.joins.values() for _, each in joins}, key=lambda each: each.id)
    return Constraints(
        groups,
        different,
        frozenset(pair for pair in unsure - different if len(pair) == 2),
        {key: key for key in groups},
        tuple((each.left, each.right) for each in standing),
        tuple(sorted(held.clashes, key=lambda clash: (clash.set_aside.id, clash.different.id))),
        {key: reason(held.joins[key][-1][1]) for key in groups if key in held.joins},
    ).by_mentions([(each.left, each.right) for each in standing if not each.whole])


def kin_apart(pairs: Iterable[tuple[str, str]]) -> list[Judgement]:
    """That kin, or two of one name in one table, are two people; what people decided came later and holds over it."""
    long_ago = datetime(1, 1, 1, tzinfo=UTC)
    return [
        Judgement(-number, PEOPLE, left, right, DIFFERENT, "the text", long_ago)
        for number, (left, right) in enumerate(sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}))
    ]


def told_in_one_file(files: Iterable[Sequence[Sequence[str]]], number: int) -> list[Judgement]:
    """What a file says of mentions of one name in several documents: for each such name the mentions of each person.

    `number` is that of the last judgement by texts; what people decided came later and holds over it.
    """
    long_ago = datetime(1, 1, 1, tzinfo=UTC)
    pairs = [(one, other, SAME) for persons in files for keys in persons for one, other in pairwise(keys)]
    pairs += [(one[0], other[0], DIFFERENT) for persons in files for one, other in combinations(persons, 2)]
    return [
        Judgement(number - place, PEOPLE, left, right, answer, "the file", long_ago)
        for place, (left, right, answer) in enumerate(pairs, start=1)
    ]


def told_apart(
    sets: Iterable[Sequence[str]], decided: Iterable[Judgement]
) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Of mentions that are told apart, set by set: the set of each, and the pairs with one that people called the same.

    These have to be weighed against what was decided, pair by pair. All others are in a set of thousands, it may be,
    which has no room for its pairs.
    """
    called = {key for each in decided if each.answer == SAME for key in (each.left, each.right)}
    rivals: dict[str, int] = {}
    pairs: list[tuple[str, str]] = []
    for number, several in enumerate(sets):
        rivals.update((key, number) for key in several if key not in called)
        pairs += [(one, other) for one in several if one in called for other in several if other != one]
    return rivals, pairs


def reason(judgement: Judgement) -> str:
    """That two mentions are one because somebody decided so."""
    because = f": {judgement.because}" if judgement.because else ""
    return f"decided by {judgement.by} on {judgement.made:%Y-%m-%d} (decision {judgement.id}){because}"


@dataclass
class _Held:
    """The judgements that hold so far, taken from the latest to the earliest: who comes later finds them settled."""

    above: dict[str, str] = field(default_factory=dict)
    # For each first key of a group those of the groups that it differs from, with the judgements that say so.
    apart: dict[str, dict[str, list[Judgement]]] = field(default_factory=dict)
    joins: dict[str, list[tuple[str, Judgement]]] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)

    def take(self, judgement: Judgement) -> None:
        for key in (judgement.left, judgement.right):
            self.above.setdefault(key, key)
        if judgement.answer == SAME:
            self._take_same(judgement)
        elif judgement.answer == DIFFERENT:
            self._take_different(judgement)

    def first(self, key: str) -> str:
        """The smallest key of a mention's group."""
        first = key
        while self.above[first] != first:
            first = self.above[first]
        while self.above[key] != first:
            self.above[key], key = first, self.above[key]
        return first

    def _take_same(self, judgement: Judgement) -> None:
        left, right = self.first(judgement.left), self.first(judgement.right)
        between = self.apart.get(left, {}).get(right, [])
        if between:
            self.clashes += [Clash(each, self._path_over(judgement, each), judgement) for each in between]
            return
        self.joins.setdefault(judgement.left, []).append((judgement.right, judgement))
        self.joins.setdefault(judgement.right, []).append((judgement.left, judgement))
        if left != right:
            self._join(min(left, right), max(left, right))

    def _join(self, first: str, other: str) -> None:
        self.above[other] = first
        for far, said in self.apart.pop(other, {}).items():
            del self.apart[far][other]
            for one, two in ((first, far), (far, first)):
                self.apart.setdefault(one, {}).setdefault(two, []).extend(said)

    def _take_different(self, judgement: Judgement) -> None:
        left, right = self.first(judgement.left), self.first(judgement.right)
        if left == right:
            self.clashes.append(Clash(judgement, self._path(judgement.left, judgement.right), judgement))
            return
        for one, two in ((left, right), (right, left)):
            self.apart.setdefault(one, {}).setdefault(two, []).append(judgement)

    def _path_over(self, bridge: Judgement, different: Judgement) -> tuple[Judgement, ...]:
        """The way between the sides of a difference over the one judgement that would join their groups."""
        near, far = bridge.left, bridge.right
        if self.first(near) != self.first(different.left):
            near, far = far, near
        return (*self._path(different.left, near), bridge, *self._path(far, different.right))

    def _path(self, start: str, end: str) -> tuple[Judgement, ...]:
        """The fewest judgements that join two mentions of one group."""
        came: dict[str, tuple[str, Judgement] | None] = {start: None}
        queue = deque([start])
        while end not in came:
            here = queue.popleft()
            for there, judgement in self.joins.get(here, []):
                if there not in came:
                    came[there] = (here, judgement)
                    queue.append(there)
        found: list[Judgement] = []
        step = came[end]
        while step is not None:
            found.append(step[1])
            step = came[step[0]]
        return tuple(reversed(found))


def evidence_of(left: str, right: str) -> tuple[str, ...]:
    """What can be read on two names, as `habeas why` shows it: the answer, then each sentence with what it adds."""
    from habeas.people.pairs import compare_names

    found = compare_names(left, right)
    answer = f"{found.verdict.value.capitalize()}: probability {found.probability:.2f}"
    return (answer, *(f"{one.adds:+.2f} {one.text}" for one in found.sentences))
