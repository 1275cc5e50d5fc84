"""Makes `han.tsv`, how the Chinese characters of names are simplified and read, from the Unicode Han database.

A line has a simplified character, its traditional forms, its Cantonese readings and its Sino-Vietnamese ones, up to
two of each, without tones. Pinyin isn't in it: anyascii has that. Characters are those in use (with a frequency, a
school grade or a reading counted in modern text).

    python benchmarks/han_readings.py FOLDER_WITH_UNIHAN_TXT_FILES
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

FILES = ("Unihan_Readings.txt", "Unihan_Variants.txt", "Unihan_DictionaryLikeData.txt")
IN_USE = ("kFrequency", "kGradeLevel", "kHanyuPinlu")
# More readings than two of one language are rare ones, and every one of them is a chance of a false match.
READINGS = 2
TARGET = Path(__file__).parents[1] / "src" / "habeas" / "data" / "people" / "han.tsv"
HEADER = """# Made by benchmarks/han_readings.py from Unihan 14.0.0, copyright Unicode, Inc., under the Unicode License
# v3 (https://www.unicode.org/license.txt).
# simplified, traditional forms, Cantonese (kCantonese), Sino-Vietnamese (kVietnamese)
"""

Known = dict[str, dict[str, str]]


def read(folder: Path) -> Known:
    """What the database says of each character."""
    known: Known = defaultdict(dict)
    for name in FILES:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("U+"):
                code, field, value = line.split("\t")
                known[chr(int(code[2:], 16))][field] = value
    return known


def plain(reading: str) -> str:
    """A reading without its tone, in the letters a to z."""
    spelt = unicodedata.normalize("NFD", reading.replace("đ", "d"))
    return re.sub(r"[^a-z]", "", spelt)


def simplified(character: str, known: Known) -> str:
    """The simplified form, or the character itself."""
    codes = [code for code in known[character].get("kSimplifiedVariant", "").split() if code.startswith("U+")]
    forms = [chr(int(code[2:], 16)) for code in codes]
    common = [form for form in forms if any(field in known.get(form, {}) for field in IN_USE)]
    return (common or [character])[0]


def rows(known: Known) -> list[str]:
    """The lines of the table."""
    forms: dict[str, list[str]] = defaultdict(list)
    for character in sorted(known):
        if len(character) == 1 and any(field in known[character] for field in IN_USE):
            forms[simplified(character, known)].append(character)
    lines = []
    for character, written in sorted(forms.items()):
        everything = [character, *(one for one in written if one != character)]
        readings = [_readings(everything, known, field) for field in ("kCantonese", "kVietnamese")]
        lines.append("\t".join([character, "".join(everything[1:]), *readings]))
    return lines


def _readings(characters: list[str], known: Known, field: str) -> str:
    found = (plain(one) for each in characters for one in known.get(each, {}).get(field, "").split())
    return " ".join(list(dict.fromkeys(found))[:READINGS])


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    lines = rows(read(parser.parse_args().folder))
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} characters")


if __name__ == "__main__":
    main()
