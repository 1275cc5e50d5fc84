"""Makes the three lists of examples/lists: 118 invented people of Tolvania, a country that does not exist.

Always the same bytes. Which list has whom is thrown by dice with a seed: each list knows one region better than others,
and none knows everybody, so that the lists overlap as real ones do. Six of the people are in the sample's documents.

    python tests/example_files/make_lists.py
"""

from __future__ import annotations

import csv
import random
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "lists"
MEN = """
Arven Boril Davor Emrik Fedan Goran Hasko Istvar Jarek Kaspar Levan Marko Nedim Orest Petrik Radim Stevan
Taras Urosh Vadim Yanek Zoran
"""
WOMEN = """
Alena Branka Danica Elmira Fatima Galina Ivana Jasna Katrina Lyuba Mirela Nadia Olga Rozana Sanja Tamara Vesna
Zlata
"""
SURNAMES = """
Abrin Balkor Cherven Dolgan Erszak Fenrik Garush Hovel Ilvan Jurak Kestov Lomrak Mestur Nolvar Ombrin Pretkov
Ruskal Sivorn Tolmek Ulvich Vartan Welnik Yastrov Zelmar Adrimov Brezkal Corvat Dremin Eskarov Fodrak Grelov
Hurmak Isarin Jolvek Krastin Lutvar Morzin Nastrel Orlik Pavrin Rezmak Skolvar Tervin Ustalov Veskir Wardan
Yolkin Zandrev Arbenik Bolshek Culvar Dastrin Ervok Felmar Gostrin Halbek Irgash Jemrik Kolvash Lastrov Mirvan
Nekrash Ostrel Pilvar Rostik Selmash Tuvrin Umlar Valdrek Yermak Zolvar Ankrel Bistrov Cosmar Drevin Elkash
Forvat Gurmel Hastrin Ilkov Jastrel Kumrash Lodvik Mulvar Nisker Oskarin Purvel Rolmash Stavrin Tilmar Vornash
"""
GIVEN = {"m": MEN.split(), "f": WOMEN.split()}
CHARGES = {
    "extremism": ("Art. 112", "ст. 112"),
    "hooliganism": ("Art. 61", "ст. 61"),
    "treason": ("Art. 77", "ст. 77"),
    "false news": ("Art. 140", "ст. 140"),
}
REGIONS = {"Halvar": "Халвар", "Miresk": "Миреск", "Dorsa": "Дорса", "Kelmetz": "Келмец"}
TRADES = ("teacher", "student", "driver", "engineer", "trade unionist", "doctor", "pensioner", "artist")
# Those of the sample's documents: name as the one list has it, in Cyrillic, sex, day of arrest, charge, region, trade.
KNOWN = (
    ("Davën Mirakov", "Давен Мираков", "m", date(2024, 3, 12), "extremism", "Miresk", "journalist"),
    ("Pavel Ghorn", "Павел Горн", "m", date(2023, 6, 6), "extremism", "Dorsa", "politician"),
    ("Lenka Oršova", "Ленка Оршова", "f", date(2023, 6, 5), "extremism", "Kelmetz", "lawyer"),
    ("Iosif Rell", "Иосиф Релл", "m", date(2022, 12, 14), "hooliganism", "Halvar", "pastor"),
    ("Viktor Anders", "Виктор Андерс", "m", date(2022, 9, 12), "hooliganism", "Dorsa", "docker"),
    ("Ilir Tamas", "Илир Тамас", "m", date(2024, 8, 30), "false news", "Miresk", "poet"),
)
# How likely each list has somebody of its own region, and of another one.
CHANCES = {"lantern": ("Halvar", 0.70, 0.48), "families": ("Dorsa", 0.68, 0.42), "aid": ("Miresk", 0.72, 0.40)}
_CYRILLIC = dict(
    zip(
        ("sh", "ch", "zh", "yu", "ya", "ts", *"abvgdezijklmnoprstufhyëšwc"),
        ("ш", "ч", "ж", "ю", "я", "ц", *"абвгдезийклмнопрстуфхиешвк"),
        strict=True,
    )
)


@dataclass(frozen=True)
class Prisoner:
    """Somebody who does not exist, with all that any list may say."""

    name: str
    cyrillic: str
    sex: str
    arrested: date
    charge: str
    region: str
    trade: str
    years: int | None


def cyrillic(name: str) -> str:
    """A name in Cyrillic, letter by letter."""
    found, rest = "", name.lower()
    while rest:
        step = 2 if rest[:2] in _CYRILLIC else 1
        found, rest = found + _CYRILLIC.get(rest[:step], rest[:step]), rest[step:]
    return found.title()


def everybody(dice: random.Random) -> list[Prisoner]:
    """All 118, those on no list among them."""
    found = [Prisoner(*known, years=dice.choice((None, 4, 7))) for known in KNOWN]
    surnames = SURNAMES.split()
    dice.shuffle(surnames)
    while len(found) < 118:
        sex = dice.choice("mmmf")
        surname = surnames[len(found) % len(surnames)]
        name = f"{dice.choice(GIVEN[sex])} {surname}"
        if name in {each.name for each in found}:
            continue
        day = date(2021, 1, 10) + timedelta(days=dice.randrange(1_370))
        years = dice.choice((None, 2, 3, 4, 5, 7, 9))
        found.append(Prisoner(name, cyrillic(name), sex, day, dice.choice(list(CHARGES)), dice.choice(list(REGIONS)),
                              dice.choice(TRADES), years))  # fmt: skip
    return found


def on_list(people: list[Prisoner], name: str, dice: random.Random) -> list[Prisoner]:
    """Who is on a list."""
    region, own, other = CHANCES[name]
    return [each for each in people if dice.random() < (own if each.region == region else other)]


def lantern(people: list[Prisoner]) -> list[list[object]]:
    """Headings in English, days as days."""
    rows: list[list[object]] = [["Lantern Human Rights Centre: political prisoners, 1 December 2024"], []]
    rows.append(["No", "Full name", "Sex", "Occupation", "Date of arrest", "Charge", "Sentence", "Region", "Our file"])
    for number, each in enumerate(people, start=1):
        term = "" if each.years is None else f"{each.years} years"
        rows.append([number, each.name, each.sex.upper(), each.trade, each.arrested, CHARGES[each.charge][0], term,
                     each.region, f"L-{number:03}"])  # fmt: skip
    return rows


def families(people: list[Prisoner], dice: random.Random) -> list[list[object]]:
    """Headings in Russian, names in Cyrillic with the surname first, days with points; a few dates differ by a day."""
    rows: list[list[object]] = [["№", "Фамилия", "Имя", "Дата ареста", "Статья", "Статус", "Регион"]]
    for number, each in enumerate(people, start=1):
        given, surname = each.cyrillic.split(" ", 1)
        day = each.arrested + timedelta(days=1 if dice.random() < 0.15 else 0)
        status = "под следствием" if each.years is None else "осуждён"
        rows.append([number, surname, given, f"{day:%d.%m.%Y}", CHARGES[each.charge][1], status, REGIONS[each.region]])
    rows.append([len(rows), "", "", "03.11.2024", "ст. 61", "под следствием", "Дорса"])
    return rows


def aid(people: list[Prisoner], dice: random.Random) -> list[list[object]]:
    """Names in capitals with the surname first, a few with an initial; one person twice, one date that is none."""
    rows: list[list[object]] = [["Client", "Arrested", "Article", "Province", "Stage"]]
    for each in people:
        given, surname = each.name.replace("ë", "e").replace("š", "s").split(" ", 1)
        given = f"{given[0]}." if dice.random() < 0.1 else given
        stage = "pre-trial" if each.years is None else f"sentenced to {each.years} years"
        article = CHARGES[each.charge][0].removeprefix("Art. ")
        rows.append([f"{surname.upper()}, {given}", f"{each.arrested:%m/%d/%Y}", article, each.region, stage])
    rows.insert(7, list(rows[3]))
    rows[9][1] = "spring 2023"
    return rows


def write_xlsx(path: Path, title: str, rows: list[list[object]]) -> None:
    """Writes a spreadsheet whose bytes do not tell when it was made."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cell in sheet["E"]:
        cell.number_format = "yyyy-mm-dd"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        members = {each.filename: archive.read(each) for each in archive.infolist()}
    members["docProps/core.xml"] = members["docProps/core.xml"].split(b"<dcterms")[0] + b"</cp:coreProperties>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 12, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def write_csv(path: Path, rows: list[list[object]], delimiter: str) -> None:
    """Writes a CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)


def main() -> None:
    """Makes all three."""
    dice = random.Random(11)
    people = everybody(dice)
    on = {name: on_list(people, name, dice) for name in CHANCES}
    FOLDER.mkdir(exist_ok=True)
    write_xlsx(FOLDER / "lantern-2024-12-01.xlsx", "Prisoners", lantern(on["lantern"]))
    write_csv(FOLDER / "families-2024-11-20.csv", families(on["families"], dice), ";")
    write_csv(FOLDER / "legal-aid-2024-11-28.csv", aid(on["aid"], dice), ",")


if __name__ == "__main__":
    main()
