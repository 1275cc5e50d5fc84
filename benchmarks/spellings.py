"""Whether every spelling of a person finds the one person of a registry.

    python benchmarks/spellings.py REGISTRY

For each person of `spellings.toml` every spelling is asked for as `habeas person` does, and all of them have to lead to
the same person. People of whom no spelling is in the registry are not counted.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from habeas.errors import NotFound
from habeas.work.registry import Registry

SPELLINGS = Path(__file__).with_name("spellings.toml")


def main(folder: Path) -> int:
    """Prints a line for each person, and how many spellings lead to the right one."""
    people = tomllib.loads(SPELLINGS.read_text(encoding="utf-8"))["people"]
    asked = right = 0
    with Registry.open(folder, create=False) as registry:
        for spellings in people:
            found = {spelling: who(registry, spelling) for spelling in spellings}
            known = [each for each in found.values() if each]
            if not known:
                print(f"{spellings[0]:24} not in this registry")
                continue
            one = max(set(known), key=known.count)
            lost = [spelling for spelling, each in found.items() if each != one]
            asked, right = asked + len(found), right + len(found) - len(lost)
            print(f"{spellings[0]:24} {len(found) - len(lost)} of {len(found)}  {'; '.join(lost)}")
    print(f"{right} of {asked} spellings find the one person")
    return 0 if right == asked else 1


def who(registry: Registry, spelling: str) -> str | None:
    """The id of the person who answers to a spelling; None where nobody does, or several."""
    try:
        return registry.person_file(spelling).line.person.id
    except NotFound:
        return None


if __name__ == "__main__":
    asked_for = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked_for.add_argument("registry", type=Path, metavar="REGISTRY", help="the registry's folder")
    sys.exit(main(asked_for.parse_args().registry))
