"""The five tables of the HURIDOCS events standard as files: a ZIP of five CSV files, or one XML file, out and in.

What comes in is not trusted: an archive is measured before it is unpacked, and XML that defines entities is refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from habeas.documents.decode import decode
from habeas.errors import BadImport, BadVocabulary, UnreadableDocument
from habeas.exchange.archives import unpacked
from habeas.exchange.cells import guarded, joined, parted, unguarded
from habeas.terms import load_toml

_FILE = "exchange/huridocs.toml"
TABLES = ("event", "act", "involvement", "information", "intervention")
ROOT = "huridocs"
# What parts the cells of a table, and how many columns one has at least besides the number of its records.
DELIMITERS, _FEWEST = ",;\t|", 2
# Under what the files of an archive stand that are none of the tables.
LEFT_OUT = "left out"
# Before the headings of columns that the standard has not, which programs that keep to it add.
OTHER = "other: "
# A row of a table: the values of its fields, those with none left out.
Row = Mapping[str, tuple[str, ...]]
Tables = Mapping[str, Sequence[Row]]


@cache
def fields(table: str) -> Mapping[str, tuple[int | None, str]]:
    """The fields of a table in their order, each with its number in the standard, if it has one, and its label.

    Raises:
        BadVocabulary: the file does not say what it should.
    """
    found = load_toml(_FILE).get(table)
    if not isinstance(found, dict) or not all(isinstance(each, dict) and "label" in each for each in found.values()):
        raise BadVocabulary(f"data/{_FILE} needs a table [{table}] with a label for each field")
    return {name: (each.get("number"), str(each["label"])) for name, each in found.items()}


def heading(table: str, name: str) -> str:
    """The heading of a field: its number and label."""
    number, label = fields(table)[name]
    return label if number is None else f"{number} {label}"


def write_csv(tables: Tables, file: BinaryIO) -> int:
    """Writes a ZIP of five CSV files and gives the number of rows."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for table in TABLES:
            archive.writestr(_member(table), _csv(table, tables.get(table, ())))
    return sum(len(tables.get(table, ())) for table in TABLES)


def _member(table: str) -> ZipInfo:
    """A file of the archive with one date for all: the same rows are the same bytes."""
    member = ZipInfo(f"{table}.csv", (1980, 1, 1, 0, 0, 0))
    member.compress_type = ZIP_DEFLATED
    return member


def _csv(table: str, rows: Iterable[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([heading(table, name) for name in fields(table)])
    for row in rows:
        writer.writerow([guarded(joined(row.get(name, ()))) for name in fields(table)])
    return text.getvalue().encode("utf-8-sig")


def write_xml(tables: Tables, file: BinaryIO) -> int:
    """Writes one XML file, a record after the other, and gives the number of rows."""
    from lxml import etree

    written = 0
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(ROOT):
            for table in TABLES:
                for row in tables.get(table, ()):
                    record = etree.Element(table)
                    for name in fields(table):
                        number = fields(table)[name][0]
                        for value in row.get(name, ()):
                            field = etree.SubElement(record, name, {} if number is None else {"number": str(number)})
                            field.text = _without_control(value)
                    xml.write(record, pretty_print=True)
                    written += 1
    return written


def _without_control(value: str) -> str:
    """A text as XML may hold it."""
    return "".join(sign for sign in value if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff"))


def read(content: bytes, name: str) -> Tables:
    """The tables in a ZIP of CSV files or in an XML file.

    What the standard has no column for is kept under its heading behind `OTHER`.

    Raises:
        BadImport: it is neither, is damaged, defines entities, or has no column of a format, or a record of none.
    """
    if content.startswith(b"PK\x03\x04"):
        return _read_archive(content, name)
    table = None if content.lstrip().startswith(b"<") else table_of(_first_line(content))
    return _read_xml(content, name) if table is None else {table: _read_csv(table, content, name)}


def _first_line(content: bytes) -> str:
    return content.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace").strip()


def is_table(content: bytes) -> bool:
    """Whether these bytes are one of the five tables by itself."""
    return table_of(_first_line(content)) is not None


def _read_archive(content: bytes, name: str) -> Tables:
    def member(path: str) -> str:
        return path.rpartition("/")[2].lower()

    others: dict[str, None] = {}

    def wanted(path: str) -> bool:
        is_table = member(path) in {f"{table}.csv" for table in TABLES}
        if not is_table and member(path).endswith(".csv") and not member(path).startswith("."):
            others.setdefault(path)
        return is_table

    files = unpacked(content, name, wanted)
    members = {member(path): inside for path, inside in files.items()}
    found = {each: members[f"{each}.csv"] for each in TABLES if f"{each}.csv" in members}
    if not found:
        raise BadImport(f"{name} has none of the files {', '.join(f'{each}.csv' for each in TABLES)}.")
    tables: dict[str, Sequence[Row]] = {table: _read_csv(table, each, name) for table, each in found.items()}
    return {**tables, LEFT_OUT: [{"name": (path,)} for path in others]} if others else tables


def _read_csv(table: str, content: bytes, name: str) -> list[Row]:
    where = name if name.lower() == f"{table}.csv" else f"{table}.csv in {name}"
    try:
        text = decode(content, where) if content.strip(b"\xef\xbb\xbf \r\n") else ""
        lines = _lines(text.removeprefix("\ufeff"), table)
    except UnreadableDocument as error:
        raise BadImport(str(error)) from error
    except csv.Error as error:
        raise BadImport(f"{where} is no CSV that can be read ({error}); export it again.") from error
    if not lines:
        return []
    titles = [_known(table).get(_plain(title)) for title in lines[0]]
    if not any(titles):
        there = ", ".join(filter(None, lines[0]))[:200] or "none"
        raise BadImport(f"{where} has none of the columns of the format {table}; its headings are: {there}.")
    names = [each or (OTHER + " ".join(title.split())[:60]) for title, each in zip(lines[0], titles, strict=True)]
    return [
        {each: parted(unguarded(cell)) for each, cell in zip(names, line, strict=False) if each != OTHER and cell}
        for line in lines[1:]
        if any(line)
    ]


@cache
def _known(table: str) -> Mapping[str, str]:
    """By each heading that a field may have, in plain letters, the field."""
    return {_plain(word): each for each in fields(table) for word in (each, *fields(table)[each], heading(table, each))}


def _lines(text: str, table: str) -> list[list[str]]:
    """The rows of a CSV, parted by what gives most of the table's columns."""
    first = text.partition("\n")[0]

    def columns(delimiter: str) -> int:
        return sum(_plain(title) in _known(table) for title in next(csv.reader([first], delimiter=delimiter), ()))

    best = max(DELIMITERS, key=columns)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=best))


def table_of(heading: str) -> str | None:
    """The table that a CSV with this first line is; it has the number of its records and two columns more."""
    for table in TABLES:
        for delimiter in DELIMITERS:
            titles = {_plain(title) for title in heading.replace('"', "").split(delimiter)}
            found = {_known(table)[title] for title in titles if title in _known(table)}
            if f"{table}_record_number" in found and len(found) > _FEWEST:
                return table
    return None


def _plain(title: object) -> str:
    return " ".join(str(title).replace("_", " ").casefold().split())


def _read_xml(content: bytes, name: str) -> Tables:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadImport(f"{name} is no XML that can be read ({str(error)[:120]}); export it again.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadImport(f"{name} defines XML entities or a document type, which no such file needs; it is not read.")
    if root.tag != ROOT:
        raise BadImport(f"{name} is XML, but of another kind: its first element is {str(root.tag)[:40]}, not {ROOT}.")
    found: dict[str, list[Row]] = {}
    for record in root:
        if record.tag not in TABLES:
            raise BadImport(f"{name} has a record {str(record.tag)[:40]!r}; there are {', '.join(TABLES)}.")
        found.setdefault(str(record.tag), []).append(_record(str(record.tag), record))
    return found


def _record(table: str, record: Any) -> Row:  # noqa: ANN401 (an element of lxml)
    values: dict[str, list[str]] = {}
    for each in record:
        tag = str(each.tag) if each.tag in fields(table) else OTHER + str(each.tag)[:60]
        values.setdefault(tag, []).append(each.text or "")
    return {tag: tuple(several) for tag, several in values.items()}
