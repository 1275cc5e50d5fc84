"""Measures a look through a sanctions list, and counts whom its quick look loses, on names that it makes itself.

    python benchmarks/screening.py --entities 100000

Two of five entities have names put together of the registry's given names and surnames, four of a thousand are somebody
of it in another spelling; many have several names, some in Cyrillic. It prints the seconds of the processor with the
quick look and without it, and how many matches only the look without it finds.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence

from habeas.people.screening import match
from habeas.people.screening.ftm import Listed
from habeas.people.screening.match import Match, Screen, Screened

GIVEN = [
    "Rufat", "Leyla", "Aliaksandr", "Khadija", "Hasan", "Yunus", "Can", "Xian", "Aya", "Wu", "Rajab", "Emin",
    "Sevinj", "Jamal", "Nargiz", "Ilqar", "Tofiq", "Yauhen", "Maryia", "Viktar", "Dzmitry", "Hui", "Chao", "Nguyen",
    "Thi", "Minh", "Bassam", "Fatima", "Yusuf", "Mehmet", "Ayse", "Giorgi", "Nino", "Levan", "Carlos", "Maria",
    "Kian", "Reza",
]  # fmt: skip
SURNAMES = [
    "Vekov", "Dara", "Yushkevich", "Ismet", "Minski", "Halemi", "Jafarli", "Huseynov", "Mammadli", "Karimov",
    "Rustamzade", "Kuzmich", "Babaryan", "Lin", "Tran", "Zhang", "Kamal", "Haddad", "Yilmaz", "Dundar", "Bakradze",
    "Meladze", "Chavarria", "Morales", "Gahramanli", "Qurbanov", "Tsikhan", "Statkovich", "Afshari", "Salari",
]  # fmt: skip
SYLLABLES = [
    "ka", "ro", "min", "tel", "va", "shu", "dor", "es", "li", "mar", "yan", "to", "bek", "ul", "gor", "sen", "pi",
    "ra", "ham", "zo",
]  # fmt: skip
SPELLINGS = (("v", "w"), ("kh", "x"), ("y", "i"), ("ch", "c"), ("sh", "s"), ("q", "g"), ("ov", "off"), ("u", "ou"))
# So many of the matches that are lost are printed.
SHOWN = 12
CYRILLIC = str.maketrans("abvgdeziklmnoprstufhy", "абвгдезиклмнопрстуфхы")


class EveryKey(Screen):
    """The same look without the quick one: every name is taken apart and looked up by its slow keys."""

    def __init__(self, everybody: Sequence[Screened]) -> None:
        super().__init__(everybody)
        self._slow: defaultdict[str, set[int]] = defaultdict(set)
        for place, each in enumerate(everybody):
            for name in each.names:
                for key in match._slow_keys(name):
                    self._slow[key].add(place)

    def _people_near(self, listed: Listed) -> Iterator[Match]:
        keys = {key for name in listed.names for key in match._slow_keys(name)}
        for place in sorted({place for key in keys for place in self._slow.get(key, ())}):
            one = self.everybody[place]
            alike = match._born_alike(one, listed)
            told = match._best(match._sharing(one.names, listed.names), born_alike=alike)
            if told is not None:
                yield match._weighed(one, listed, *told)


def spelled(dice: random.Random, name: str) -> str:
    """The name in another spelling, or with its words in the other order."""
    for _ in range(dice.choice([0, 1, 1, 2])):
        name = name.replace(*dice.choice(SPELLINGS))
    return " ".join(reversed(name.split())) if dice.random() < 0.2 else name


def names(dice: random.Random, everybody: Sequence[Screened]) -> tuple[str, ...]:
    """The names of one entity."""
    if dice.random() < 0.004:
        first = spelled(dice, dice.choice(everybody).name)
    elif dice.random() < 0.4:
        first = spelled(dice, f"{dice.choice(GIVEN)} {dice.choice(SURNAMES)}")
    else:
        words = ("".join(dice.choices(SYLLABLES, k=dice.choice([2, 3]))) for _ in range(dice.choice([2, 2, 3])))
        first = " ".join(word.capitalize() for word in words)
    more = [spelled(dice, first) for _ in range(dice.choice([0, 0, 1, 2, 4]))]
    more += [first.lower().translate(CYRILLIC).title()] if dice.random() < 0.4 else []
    return tuple(dict.fromkeys([first, *more]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=1_000)
    asked, dice = parser.parse_args(), random.Random(3)
    whole = [f"{given} {surname}" for given in GIVEN for surname in SURNAMES]
    everybody = [
        Screened(f"k{place}", f"p{place}", True, name, (name,), frozenset({"XV"}), (str(dice.randint(1940, 2000)),))
        for place, name in enumerate(dice.sample(whole, min(asked.people, len(whole))))
    ]
    entities = []
    for place in range(asked.entities):
        known = names(dice, everybody)
        born = (str(dice.randint(1940, 2000)),) if dice.random() < 0.6 else ()
        entities.append(Listed(place, f"q{place}", "Person", known[0], known, born))
    found = {}
    for what, screen in (("with the quick look", Screen(everybody)), ("without it", EveryKey(everybody))):
        began = time.process_time()
        found[what] = {(one.screened.name, one.listed.caption) for each in entities for one in screen.matches(each)}
        spent = time.process_time() - began
        print(f"{asked.entities:,} entities, {what}: {len(found[what]):,} matches, {spent:.1f} s", flush=True)
    lost = sorted(found["without it"] - found["with the quick look"])
    print(f"Only without it: {len(lost):,}, of these", *(f"{mine} for {theirs};" for mine, theirs in lost[:SHOWN]))


if __name__ == "__main__":
    main()
