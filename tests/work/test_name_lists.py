"""Names are taken from lists as people keep them; what is no name is refused with its line, never left out unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.errors import HabeasError, NotFound, UnknownTerm
from habeas.work.name_lists import names_given, names_in


def listed(folder: Path, name: str, text: str, encoding: str = "utf-8") -> list[str]:
    (folder / name).write_text(text, encoding=encoding)
    return names_in(folder / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "María Quispe\n\n# since May\n  Ion Vek  \n"),
        ("list.txt", "\ufeffMaría Quispe\r\nIon Vek"),
        ("list", "María Quispe\nIon Vek\n"),
        ("list.csv", "María Quispe,1980\nIon Vek,1981\n"),
        ("list.csv", "id, Name ,born\n1,María Quispe,1980\n2,Ion Vek,\n"),
        ("list.CSV", "id;NAME\n1;María Quispe\n2;Ion Vek\n3;\n4\n"),
        ("list.tsv", "name\tid\nMaría Quispe\t1\n\nIon Vek\t2\n"),
        ("list.csv", 'name\n"María Quispe"\n"Ion Vek"\n'),
    ],
)
def test_a_list_gives_its_names_in_order(tmp_path: Path, name: str, text: str) -> None:
    assert listed(tmp_path, name, text) == ["María Quispe", "Ion Vek"]


def test_a_list_in_an_older_encoding_is_read(tmp_path: Path) -> None:
    assert listed(tmp_path, "list.txt", "Игорь Петров\nАнна Белова\n", "utf-16") == ["Игорь Петров", "Анна Белова"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("list.txt", "Ion Vek\n123\n", "Line 2 of list.txt is no name: it has no letter"),
        ("list.csv", "name,id\nIon Vek,1\n,2\n--,3\n", "Line 4 of list.csv"),
        (
            "list.txt",
            "Ion Vek was arrested in Halem in May and has been in prison since then\n",
            "longer than 10 words",
        ),
        ("list.txt", "\n# nobody\n", "There is no name in list.txt"),
        ("list.csv", "name\n", "There is no name in list.csv"),
    ],
)
def test_what_is_no_name_is_refused_with_its_line_and_without_its_words(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    with pytest.raises(UnknownTerm) as refused:
        listed(tmp_path, name, text)
    assert said in str(refused.value)
    assert "Vek" not in str(refused.value)


def test_words_are_names_unless_they_are_files(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Ion Vek\n")
    assert names_given(["Ana Torr", str(tmp_path / "list.txt")]) == ["Ana Torr", "Ion Vek"]


@pytest.mark.parametrize("word", ["list.csv", "lists/prisoners", "LIST.TXT"])
def test_a_file_that_is_not_there_is_not_taken_for_a_name(word: str) -> None:
    with pytest.raises(NotFound):
        names_given([word])


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(bytes(range(256)) * 4)
    with pytest.raises(HabeasError):
        names_in(tmp_path / "list.txt")
