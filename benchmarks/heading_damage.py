"""How well the headings of country reports are found when a report is set otherwise, numbered otherwise, or damaged.

    python benchmarks/heading_damage.py FOLDER [--only PATTERN] [--reports PATTERN] [--misses]

FOLDER has reports as YEAR-ISO2.txt and their headings in sections.csv. Each report is set anew in every way below, with
the same words in the same order, and the sections that are found are compared with those of the report as it came:
level, number and topic. Prints for each way how many are found and how many are wrong.
"""

from __future__ import annotations

import argparse
import csv
import html
import random
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from habeas.documents.outline import Section, outlined
from habeas.documents.read import read

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
WORDS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven")
EDGE = 12  # blocks between two edges of pages
NUMBER = re.compile(r"(?i)(?:section (?P<section>\d)[.] |(?P<letter>[a-z])[.] )?(?P<words>.*)", re.DOTALL)

Block = tuple[str, str | None, int | None]  # the words, the number ("1", "1.e"), the level of a heading
Way = Callable[[list[Block], random.Random], str]


def blocks_of(text: str, rows: Iterable[dict[str, str]]) -> list[Block]:
    """The paragraphs of a report, headings with their number and level."""
    heads = {int(row["start"]): (row["number"] or None, int(row["level"])) for row in rows}
    found: list[Block] = []
    position = 0
    for words in text.split("\n\n"):
        number, level = heads.get(position, (None, None))
        found.append((words, number, level))
        position += len(words) + 2
    return found


def parted(words: str) -> tuple[str, str, str]:
    """The digit, the letter and the words of a heading as it came."""
    found = NUMBER.fullmatch(words)
    return (found["section"] or "", found["letter"] or "", found["words"]) if found else ("", "", words)


def as_text(change: Callable[[str, str | None, random.Random], str], between: str = "\n\n") -> Way:
    """Plain text whose headings are changed."""
    return lambda blocks, dice: between.join(
        change(words, number, dice) if level else words for words, number, level in blocks
    )


def as_page(change: Callable[[str, int], str]) -> Way:
    """A web page whose headings are marked up in another way."""

    def page(blocks: list[Block], _: random.Random) -> str:
        told = (
            change(html.escape(words), level) if level else f"<p>{html.escape(words)}</p>" for words, _, level in blocks
        )
        return "<html><body><main>\n" + "\n".join(told) + "\n</main></body></html>"

    return page


def renumbered(section: str, letter: str) -> Callable[[str, str | None, random.Random], str]:
    """Headings whose numbers are written in another way; {n} the digit, {i} Roman, {w} in words, {l} the letter."""

    def change(words: str, number: str | None, _: random.Random) -> str:
        digit, sign, rest = parted(words)
        digit = digit or (number or " ")[0]
        if number is None or not (sign or parted(words)[0]) or not digit.isdigit():
            return words
        known = {"n": digit, "i": ROMAN[int(digit)], "w": WORDS[int(digit)], "l": sign.lower(), "L": sign.upper()}
        return (letter if sign else section).format(**known) + " " + rest

    return change


def slipped(words: str, _: str | None, dice: random.Random) -> str:
    """One letter of the words is missing."""
    places = [each.start() for each in re.finditer(r"[a-zA-Z]", words) if each.start() > 2]
    at = dice.choice(places) if len(places) > 4 else None
    return words if at is None else words[:at] + words[at + 1 :]


def swapped(words: str, _: str | None, dice: random.Random) -> str:
    """Two letters of the words have changed places."""
    places = [each.start() for each in re.finditer(r"[a-z](?=[a-z])", words) if each.start() > 2]
    at = dice.choice(places) if len(places) > 4 else None
    return words if at is None else words[:at] + words[at + 1] + words[at] + words[at + 2 :]


def scanned(words: str, _: str | None, dice: random.Random) -> str:
    """Letters are taken for others that look like them, as by OCR."""
    looks = {"l": "1", "o": "0", "i": "l", "m": "rn", "I": "l", "e": "c", "O": "0"}
    return "".join(
        looks[char] if char in looks and at > 2 and dice.random() < 0.06 else char for at, char in enumerate(words)
    )


def soft(words: str, _: str | None, dice: random.Random) -> str:
    return re.sub(r"([a-z]{3})([a-z]{3})", "\\1\u00ad\\2", words.replace(" ", "\u00a0" if dice.random() < 0.5 else " "))


def run_in(after: str) -> Way:
    """Headings that stand in the line of the paragraph that they head."""

    def text(blocks: list[Block], _: random.Random) -> str:
        told, held = [], ""
        for words, number, level in blocks:
            if level and number is None:
                told += [held] if held else []
                held = words.rstrip(":") + after
            else:
                told.append(held + words if not level else words) if not (level and held) else told.extend(
                    (held, words)
                )
                held = ""
        return "\n\n".join(told)

    return text


def edged(blocks: list[Block], _: random.Random) -> str:
    """The foot and the head of a page between blocks, also between a heading and its paragraph."""
    told: list[str] = []
    for place, (words, _number, _level) in enumerate(blocks):
        told.append(words)
        if place % EDGE == EDGE - 1:
            page = place // EDGE + 1
            told += [
                f"Page {page} of 90",
                "Country Reports on Human Rights Practices",
                "United States Department of State • Bureau of Democracy, Human Rights, and Labor",
            ]
    return "\n\n".join(told)


def wrapped(width: int, between: str = "\n\n") -> Way:
    """All lines are broken at a width."""
    return lambda blocks, _: between.join(textwrap.fill(words, width) for words, _, _ in blocks)


def with_contents(blocks: list[Block], _: random.Random) -> str:
    heads = [f"{words} ........ {place // 4 + 2}" for place, (words, _, level) in enumerate(blocks) if level]
    return "\n".join(heads) + "\n\n" + "\n\n".join(words for words, _, _ in blocks)


def cut_title(words: str, level: int) -> str:
    middle = words.find(" ", len(words) // 2)
    first, rest = (words[:middle], words[middle:]) if middle > 0 else (words, "")
    return (
        f"<h{level + 1}><button aria-expanded='false'><span>{first}</span><span>{rest}</span></button></h{level + 1}>"
    )


def half_in_button(words: str, level: int) -> str:
    middle = words.find(" ", len(words) // 2)
    first, rest = (words[:middle], words[middle:]) if middle > 0 else (words, "")
    return f"<h{level + 1}>{first} <button>{rest}</button></h{level + 1}>"


def two_strongs(words: str, _: int) -> str:
    middle = words.find(" ", len(words) // 2)
    first, rest = (words[:middle], words[middle:]) if middle > 0 else (words, "")
    return f"<p><strong>{first}</strong><strong>{rest}</strong></p>"


def broken(words: str) -> str:
    return words.replace(" and ", "<br>and ", 1)


def apart(words: str, level: int) -> str:
    digit, letter, rest = parted(words)
    number = f"Section {digit}." if digit else f"{letter}." if letter else ""
    return f"<h{level + 1}><div>{number}</div> <div>{rest}</div></h{level + 1}>"


TEXTS: dict[str, Way] = {
    "as it came": as_text(lambda words, *_: words),
    "capitals": as_text(lambda words, *_: words.upper()),
    "small letters": as_text(lambda words, *_: words[:1].upper() + words[1:].lower()),
    "title case": as_text(lambda words, *_: words.title().replace("’S", "’s")),
    "Section I.": as_text(renumbered("Section {i}.", "{l}.")),
    "I.": as_text(renumbered("{i}.", "{l}.")),
    "Section One.": as_text(renumbered("Section {w}.", "{l}.")),
    "Section One:": as_text(renumbered("SECTION {w}:", "{L}:")),
    "1. and (a)": as_text(renumbered("{n}.", "({l})")),
    "1) and a)": as_text(renumbered("{n})", "{l})")),
    "1.a": as_text(renumbered("{n}.", "{n}.{l}")),
    "1.a.": as_text(renumbered("{n}.", "{n}.{l}.")),
    "1a.": as_text(renumbered("Section {n}:", "{n}{l}.")),
    "1.A -": as_text(renumbered("Section {n} –", "{n}.{L} –")),
    "1(a)": as_text(renumbered("Section {n}", "{n}({l})")),
    "Section 1(a)": as_text(renumbered("Section {n}.", "Section {n}({l})")),
    "Section 1.a.": as_text(renumbered("Section {n}.", "Section {n}.{l}.")),
    "Section 1, a.": as_text(renumbered("SECTION {n}:", "Section {n}, {l}.")),
    "I.a.": as_text(renumbered("{i}.", "{i}.{l}.")),
    "Sec. 1": as_text(renumbered("Sec. {n}.", "{l}.")),
    "§ 1": as_text(renumbered("§ {n}", "§ {n}.{l}")),
    "no numbers": as_text(lambda words, number, _: parted(words)[2] if number and "." in number else words),
    "a letter missing": as_text(slipped),
    "letters swapped": as_text(swapped),
    "as by OCR": as_text(scanned),
    "soft hyphens": as_text(soft),
    "straight quotes": as_text(lambda words, *_: words.replace("’", "'").replace("“", '"').replace("–", "-")),
    "colon behind": as_text(lambda words, *_: words.rstrip(":") + ":"),
    "stop behind": as_text(lambda words, *_: words.rstrip(":") + "."),
    "Markdown ##": as_text(lambda words, *_: f"## {words}"),
    "Markdown **": as_text(lambda words, *_: f"**{words}**"),
    "Markdown ###**": as_text(lambda words, *_: f"### **{words}**"),
    "bullet": as_text(lambda words, *_: f"• {words}"),
    "indented": as_text(lambda words, *_: f"      {words}"),
    "underlined": as_text(lambda words, *_: f"{words}\n{'=' * len(words)}"),
    "lines of 40": wrapped(40),
    "lines of 72": wrapped(72),
    "lines of 72 in a row": wrapped(72, "\n"),
    "lines of 90, indented": lambda blocks, _: "\n".join(
        textwrap.fill(words, 90, initial_indent="" if level else "    ") for words, _, level in blocks
    ),
    "no empty lines": as_text(lambda words, *_: words, between="\n"),
    "page edges": edged,
    "contents first": with_contents,
    "run in, colon": run_in(": "),
    "run in, stop": run_in(". "),
    "run in, dash": run_in(" – "),
}
PAGES: dict[str, Way] = {
    "h tags": as_page(lambda words, level: f"<h{level + 1}>{words}</h{level + 1}>"),
    "h2 for all": as_page(lambda words, _: f"<h2>{words}</h2>"),
    "p strong": as_page(lambda words, _: f"<p><strong>{words}</strong></p>"),
    "p b u": as_page(lambda words, _: f"<p><b><u>{words}</u></b></p>"),
    "p class": as_page(lambda words, _: f"<p class='heading'>{words}</p>"),
    "div": as_page(lambda words, _: f"<div>{words}</div>"),
    "div role heading": as_page(lambda words, level: f"<div role='heading' aria-level='{level + 1}'>{words}</div>"),
    "h3 button": as_page(lambda words, level: f"<h{level + 1}><button>{words}</button></h{level + 1}>"),
    "h3 button, split": as_page(cut_title),
    "h3 and button": as_page(half_in_button),
    "two strongs": as_page(two_strongs),
    "button alone": as_page(lambda words, _: f"<button class='accordion' aria-expanded='false'>{words}</button>"),
    "button, Expand": as_page(lambda words, _: f"<h3><button>{words}<span class='icon'>Expand</span></button></h3>"),
    "p before a list": as_page(lambda words, _: f"<p>{words}</p><ul></ul>"),
    "number apart": as_page(apart),
    "summary": as_page(lambda words, _: f"<details open><summary>{words}</summary></details>"),
    "h3 a": as_page(lambda words, level: f"<h{level + 1}><a href='#x'>{words}</a></h{level + 1}>"),
    "p a": as_page(lambda words, _: f"<p><a name='x'></a><strong>{words}</strong></p>"),
    "p strong with link": as_page(lambda words, _: f"<p><strong><a href='#top'>{words}</a></strong></p>"),
    "li": as_page(lambda words, _: f"<ul><li>{words}</li></ul>"),
    "dt": as_page(lambda words, _: f"<dl><dt>{words}</dt></dl>"),
    "td": as_page(lambda words, _: f"<table><tr><td>{words}</td></tr></table>"),
    "broken with br": as_page(lambda words, level: f"<h{level + 1}>{broken(words)}</h{level + 1}>"),
    "strong broken with br": as_page(lambda words, _: f"<p><strong>{broken(words)}</strong></p>"),
    "blockquote": as_page(lambda words, _: f"<blockquote><p><em>{words}</em></p></blockquote>"),
    "span blocks": as_page(lambda words, _: f"<p>{' '.join(f'<span>{each}</span>' for each in words.split(' '))}</p>"),
}  # fmt: skip


def br_paragraphs(blocks: list[Block], _: random.Random) -> str:
    """A heading in bold letters with its paragraph in the same block, a line break between them."""
    told, held = [], ""
    for words, _number, level in blocks:
        said = html.escape(words)
        if level:
            held += f"<strong>{said}</strong><br>"
        else:
            told.append(f"<p>{held}{said}</p>")
            held = ""
    return "<html><body><main>" + "\n".join(told) + "</main></body></html>"


PAGES["strong, br, paragraph"] = br_paragraphs


def pdf(bold: bool, width: int) -> Callable[[list[Block], random.Random], bytes]:
    """Pages of a PDF, with head and foot; headings in larger letters, or in bold ones of the same size."""

    def made(blocks: list[Block], _: random.Random) -> bytes:
        import json

        import typst

        edges = "header: [Human rights practices], footer: context counter(page).display()"
        told = [
            f"#set page(width: {width}mm, height: 200mm, margin: 15mm, {edges})",
            "#set text(size: 10pt)",
            "#show heading: set text(size: 10pt)" if bold else "",
        ]
        for words, _number, level in blocks:
            said = f"[#text({json.dumps(words, ensure_ascii=False)})]"
            told.append(f"#heading(level: {level}){said}" if level else f"#par{said}")
        return bytes(typst.compile("\n".join(told).encode()))

    return made


PDFS = {"PDF, larger": pdf(False, 150), "PDF, bold only": pdf(True, 150), "PDF, bold, narrow": pdf(True, 90)}
WAYS: dict[str, tuple[str, Callable[[list[Block], random.Random], str | bytes]]] = {
    f"text: {name}": (".txt", way) for name, way in TEXTS.items()
}
WAYS |= {f"page: {name}": (".html", way) for name, way in PAGES.items()}
WAYS |= {name: (".pdf", way) for name, way in PDFS.items()}


def told(sections: Iterable[Section]) -> Counter[tuple[int, str | None, str | None]]:
    return Counter((each.level, each.number, each.topic) for each in sections)


def main() -> None:
    parser = argparse.ArgumentParser(description="How well headings are found in damaged reports.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--reports", default="")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (asked.folder / "sections.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["file"]].append(row)
    texts = {name: (asked.folder / name).read_text(encoding="utf-8") for name in rows if re.search(asked.reports, name)}
    wanted = {name: _sections(text.encode(), name) for name, text in texts.items()}
    for way, (form, change) in WAYS.items():
        if not re.search(asked.only, way):
            continue
        found = wrong = of = 0
        missed: Counter[str] = Counter()
        for name, text in texts.items():
            made = change(blocks_of(text, rows[name]), random.Random(name))
            content = made if isinstance(made, bytes) else made.encode()
            got = told(_sections(content, Path(name).with_suffix(form).name))
            want = told(wanted[name])
            found, wrong, of = found + (got & want).total(), wrong + (got - want).total(), of + want.total()
            missed.update(f"missing {name} {each}" for each in (want - got))
            missed.update(f"wrong   {name} {each}" for each in (got - want))
        print(f"{way:32} {found / of:7.1%} found {wrong / of:7.1%} wrong", flush=True)
        if asked.misses:
            print("".join(f"    {each}\n" for each in sorted(missed)), end="", flush=True)


def _sections(content: bytes, name: str) -> tuple[Section, ...]:
    found = outlined(read(content, name))
    return found.sections if found is not None else ()


if __name__ == "__main__":
    main()
