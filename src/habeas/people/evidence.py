"""What two names laid against each other say for and against one person: so much of each kind of evidence.

The kinds are those of the model, `data/people/pair_model.toml`, which gives each its weight; their
sentences are in `habeas.people.sentences`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from habeas.people.alignment import Alignment, Match
from habeas.people.likeness import BY_RULE, CLOSE, PUT_ON, Likeness, compare_parts, own_name, stem
from habeas.people.name_rules import name_rules, variant_groups
from habeas.people.other_names import ONE_STEM
from habeas.people.parts import PARTS_TO_TELL, Parts, given_place
from habeas.people.rarity import Rarity, worth
from habeas.people.readings import VIETNAMESE, Part, ending_of, fold_word, manly
from habeas.people.sounds import code, distance

KINDS = (
    "start",
    "agreeing",
    "loose spelling",
    "doubtful spelling",
    "other spellings",
    "initials",
    "one part",
    "contradicted",
    "contradicted far",
    "more contradicted",
    "fathers differ",
    "fathers agree",
    "father left out",
    "parent",
    "left out",
    "given name left out",
    "first surname left out",
    "order",
    "given names in another order",
)
# From here to CLOSE the spelling of a part is doubtful; up to here it is loose. On the judged
# pairs 0.08 to 0.16 gives the same F1.
LOOSE = 0.12
# Agreeing on more than this is no surer: three rare parts are as good as four.
MOST_AGREEING = 2.5
MOST_LEFT_OUT = 2
# Where given names differ, or last names do, what agrees is what a family shares: children of one father; a son and he.
MOST_OF_KIN = 1.5
# Two surnames in another order say more than one that is left out.
TURNED = 1.5


def evidence(laid: Alignment, rarity: Rarity | None = None) -> dict[str, float]:
    """How much there is of each kind of evidence; a kind that is absent isn't in it."""
    found = {"start": 1.0}
    _agreeing(laid, rarity, found)
    if laid.contradicted:
        far = min(match.compared.distance for match in laid.contradicted)
        found["contradicted"] = 1.0
        found["contradicted far"] = max(0.0, far - CLOSE) / (1 - CLOSE)
        found["more contradicted"] = float(min(2, len(laid.contradicted) - 1))
    if laid.father is not None or laid.father_left_out:
        _fathers(laid, found)
    if laid.left_only or laid.right_only:
        _left_out(laid, found)
    if _woman_and_man(laid) or two_surnames(laid):
        found["contradicted"] = max(1.0, found.get("contradicted", 0.0))
    if turned(laid):
        found["first surname left out"] = TURNED
    if exchanged(laid):
        found["given names in another order"] = 1.0
    if _crossed(laid):
        found["order"] = 1.0
        if son_of(laid.left) or son_of(laid.right):
            found["parent"] = 2.0  # Khalid bin Nasser, Nasser bin Khalid: each is the other's father
    return found


def _agreeing(laid: Alignment, rarity: Rarity | None, found: dict[str, float]) -> None:
    value = farthest = total = 0.0
    initials = 0
    for match in laid.matches:
        if match.compared.likeness is Likeness.INITIAL:
            initials += 1
            continue
        # What agrees doubtfully bears out that much less: "Gorinov" beside "Gorbunov" is hardly an agreement.
        value += _worth(match, laid, rarity) * (1.0 - _doubt(match.compared.distance))
        total += match.compared.distance
        farthest = max(farthest, match.compared.distance)
    one = len(laid.matches) - initials < PARTS_TO_TELL
    found["agreeing"] = min(value, MOST_OF_KIN if of_kin(laid) else MOST_AGREEING)
    if farthest:
        found["loose spelling"] = min(farthest, LOOSE) / LOOSE
        found["doubtful spelling"] = _doubt(farthest)
        found["other spellings"] = (total - farthest) / LOOSE
    if one:
        found["one part"] = 1.0
    if initials:
        found["initials"] = float(initials)


def of_kin(laid: Alignment) -> bool:
    """Whether the given names of both contradict something, or the last names do: what agrees is then a family's."""
    if not laid.contradicted:
        return False
    left, right = ({match.left[0] for match in laid.contradicted}, {match.right[0] for match in laid.contradicted})
    given = own_place(laid.left) in left and own_place(laid.right) in right
    return given or (len(laid.left.proper) - 1 in left and len(laid.right.proper) - 1 in right)


def own_place(name: Parts) -> int:
    """The place of the name that parts siblings: the given one, which is the last in Vietnamese."""
    return len(name.proper) - 1 if name.way == VIETNAMESE and len(name.proper) > 2 else given_place(name)


def _doubt(apart: float) -> float:
    """How doubtful it is that parts so far apart are one name, 0 to 1."""
    return max(0.0, apart - LOOSE) / (CLOSE - LOOSE)


def _worth(match: Match, laid: Alignment, rarity: Rarity | None) -> float:
    left, right = laid.left.proper, laid.right.proper
    return min(
        max(worth(left[place], rarity) for place in match.left),
        max(worth(right[place], rarity) for place in match.right),
    )


def _fathers(laid: Alignment, found: dict[str, float]) -> None:
    if laid.father is None:
        found["father left out"] = 1.0
        if given_is_father(laid):
            found["parent"] = 1.0
    elif laid.father.likeness is Likeness.CONTRADICTED:
        found["fathers differ"] = 1.0
    elif laid.father.likeness is not Likeness.INITIAL:
        found["fathers agree"] = 1.0 - laid.father.distance / CLOSE


def given_is_father(laid: Alignment) -> bool:
    """Whether the given name of one is the marked father's name of the other, and their given names differ."""
    return bool(laid.contradicted) and any(
        compare_parts(one.father, each).distance <= LOOSE
        for one, other in ((laid.left, laid.right), (laid.right, laid.left))
        if one.father is not None
        for each in other.proper
    )


def _left_out(laid: Alignment, found: dict[str, float]) -> None:
    longer, shorter, only = longer_first(laid)
    found["left out"] = float(min(MOST_LEFT_OUT, len(only)))
    if len(longer.proper) > 2 and given_place(longer) in only and not _chinese(shorter, longer):
        found["given name left out"] = 1.0
        if (longer.lineage or shorter.lineage) and _second_is_given(laid, longer, shorter):
            found["parent"] = 1.0
    if len(shorter.proper) > 1 and first_surname(longer) in only:
        found["first surname left out"] = 1.0


def _second_is_given(laid: Alignment, longer: Parts, shorter: Parts) -> bool:
    """Whether the given name of the shorter stands where the longer has the father's: Saddam, Uday Saddam."""
    places = (given_place(longer) + 1, given_place(shorter))
    wanted = places if longer is laid.left else places[::-1]
    return any((match.left[0], match.right[0]) == wanted for match in laid.matches)


def longer_first(laid: Alignment) -> tuple[Parts, Parts, tuple[int, ...]]:
    """The name with parts that the other leaves out, the other, and the places of these parts."""
    return (laid.left, laid.right, laid.left_only) if laid.left_only else (laid.right, laid.left, laid.right_only)


def first_surname(name: Parts) -> int | None:
    """The place of the first of two surnames in a Spanish or Portuguese name, or None.

    It is the first part after the given names, which are those of a list.
    """
    if len(name.proper) < 3 or name.married or name.proper[0].plain not in _spanish():
        return None
    if name_rules().portuguese.search(name.text):
        return None  # there the last surname is the one that stays
    places = range(1, len(name.proper) - 1)
    return next((at for at in places if name.proper[at].plain not in _spanish() and not name.proper[at].initial), None)


@cache
def _spanish() -> frozenset[str]:
    return name_rules().spanish_given


def _chinese(shorter: Parts, longer: Parts) -> bool:
    """Whether a Western name may stand before a Chinese one: Raymond Chan Chi-chuen."""
    return any(each.script == "han" for each in shorter.proper) or western_before_chinese(longer)


def western_before_chinese(name: Parts) -> bool:
    """Whether the first part may be a Western name before a whole Chinese one."""
    rest = name.proper[1:]
    return any("-" in each.text for each in rest) and not name.lineage and all(each.syllables for each in rest)


def _woman_and_man(laid: Alignment) -> bool:
    """Whether one surname is a woman's and the other the man's, and the given names are not quite the same.

    Elnara Mammadova is not Elnur Mammadov; Leyla Yunus may be Leyla Yunusova.
    """
    doubtful = [match for match in laid.matches if match.compared.distance > BY_RULE]
    return any(_womans(match, laid) for match in laid.matches) and any(
        not _womans(match, laid) and match.compared.likeness is not Likeness.INITIAL for match in doubtful
    )


def _womans(match: Match, laid: Alignment) -> bool:
    one, other = laid.left.proper[match.left[0]], laid.right.proper[match.right[0]]
    if not one.codes or not other.codes or None in (ending_of(one), ending_of(other)):
        return False
    forms = [each.codes[0] == manly(each.codes[0]) for each in (one, other)]
    return forms[0] != forms[1]


def two_surnames(laid: Alignment) -> bool:
    """Whether one has a surname in -ov and the other what is left of it, and their given name is East Slavic."""
    spelt = [_both(match, laid) for match in laid.matches if match.compared.likeness is not Likeness.INITIAL]
    ended = [pair for pair in spelt if {ending_of(each) for each in pair} == {PUT_ON, None}]
    if not ended or not any(slavic(each) for pair in spelt for each in pair):
        return False
    return any(_stems_apart(one, other) <= ONE_STEM for one, other in ended)


def _stems_apart(one: Part, other: Part) -> float:
    """How far two surnames are apart without their endings."""
    if not one.codes or not other.codes:
        return 1.0
    stems = [
        stem(manly(each.codes[0]), kind) if (kind := ending_of(each)) else manly(each.codes[0]) for each in (one, other)
    ]
    return distance(*stems, unvowelled=one.unvowelled or other.unvowelled)


@lru_cache(maxsize=262144)
def slavic(each: Part) -> bool:
    """Whether it is a given name of East Slavic, in any of its variants."""
    if not each.codes:
        return False
    codes, groups = _slavic()
    return each.codes[0] in codes or not groups.isdisjoint(variant_groups().get(each.codes[0], ()))


@cache
def _slavic() -> tuple[frozenset[str], frozenset[int]]:
    codes = frozenset(code(name) for name in name_rules().slavic_given)
    return codes, frozenset().union(*(variant_groups().get(each, frozenset()) for each in codes))


def son_of(name: Parts) -> bool:
    """Whether a word for "son of" is in it."""
    return any(map(_before_father, name.text.split()))


@lru_cache(maxsize=262144)
def _before_father(word: str) -> bool:
    return fold_word(word) in name_rules().before_father


def turned(laid: Alignment) -> bool:
    """Whether the first surname of one is not the first of the other: Luis García López, Luis López García."""
    first = first_surname(laid.left), first_surname(laid.right)
    if first[0] is None or first[1] is None:
        return False
    return any(match.left == (first[0],) and match.right != (first[1],) for match in laid.matches)


def exchanged(laid: Alignment) -> bool:
    """Whether two given names stand in another order: Tesfaye Bekele, Bekele Tesfaye. The second is the father's.

    Where something shows a surname, it is one, and so is what is in no list of given names.
    """
    if laid.left.family is not None or laid.right.family is not None:
        return False
    near = [match for match in laid.matches if match.compared.distance <= BY_RULE]
    return any(
        one.right > other.right and _are_given(_both(one, laid), _both(other, laid))
        for place, one in enumerate(near)
        for other in near[place + 1 :]
    )


def _both(match: Match, laid: Alignment) -> tuple[Part, Part]:
    return laid.left.proper[match.left[0]], laid.right.proper[match.right[0]]


def _are_given(one: tuple[Part, Part], other: tuple[Part, Part]) -> bool:
    return any(map(father_second, (*one, *other))) or (any(map(own_name, one)) and any(map(own_name, other)))


@lru_cache(maxsize=262144)
def father_second(each: Part) -> bool:
    """Whether it is a name after which the father's stands: a listed one, or any in the script of Ethiopia."""
    return each.script == "ethiopic" or not _fathers_second().isdisjoint(each.codes)


@cache
def _fathers_second() -> frozenset[str]:
    return frozenset(code(name) for name in name_rules().father_second)


def _crossed(laid: Alignment) -> bool:
    """Whether the parts agree in another order, and nothing shows that one of them has the surname first."""
    if len(laid.matches) < 2 or laid.left.family is not None or laid.right.family is not None:
        return False
    before = -1
    for match in laid.matches:
        if match.right[0] < before:
            return True
        before = match.right[0]
    return False
