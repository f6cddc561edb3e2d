import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refused
from handlers.files.rows import opened


@pytest.fixture(scope="module")
def table(write):
    def those(content, **options):
        with opened(write(content), **options) as found:
            return found.head, [(row.line, row.cells) for row in found.rows]

    return those


@pytest.mark.parametrize(
    "content",
    [
        b"name,text\nL\xc4\xabga,labi\n",
        codecs.BOM_UTF8 + b"name,text\r\nL\xc4\xabga,labi\r\n",
        "name;text\rLīga;labi\r".encode("utf-16"),
        "sep=;\nname;text\nLīga;labi".encode(),
        "name\ttext\nLīga\tlabi\n".encode(),
        '"name"|"text"\n"Līga"|"labi"\n'.encode(),
    ],
    ids=["utf-8", "byte order mark", "utf-16", "separator line", "tabs", "bars"],
)
def test_encoding_and_delimiter_are_found_out(table, content):
    head, [(_, cells)] = table(content)
    assert (head, cells) == (("name", "text"), ("Līga", "labi"))


def test_a_file_that_is_no_utf8_is_windows_1252(table):
    assert table("name,text\nZoë,“fine” – 5 €\n".encode("cp1252"))[1] == [(2, ("Zoë", "“fine” – 5 €"))]


def test_the_first_letter_beyond_ascii_may_stand_at_the_very_end(table):
    content = b"name,text\n" + b"a,b\n" * 50_000 + b"Zo\xeb,ok\n"
    assert table(content)[1][-1] == (50_002, ("Zoë", "ok"))


def test_a_declared_encoding_is_used(table):
    assert table("name,text\nLīga,labi\n".encode("cp1257"), encoding="cp1257")[1] == [(2, ("Līga", "labi"))]


def test_commas_in_texts_are_no_delimiter(table):
    assert table("name;text, long\na;b, c, d\nb;c\n")[0] == ("name", "text, long")


def test_a_row_knows_the_line_it_begins_on(table):
    content = 'name,text\na,"one\ntwo\r\nthree"\n\n  ,\nb,"four"\n'
    assert table(content)[1] == [(2, ("a", "one\ntwo\r\nthree")), (7, ("b", "four"))]


def test_a_cell_longer_than_any_text_breaks_its_row_only(write):
    with opened(write("name,text\n" + "x" * 200_000 + ",1\na,b\n")) as found:
        assert [(row.line, row.broken) for row in found.rows] == [(2, True), (3, False)]


@pytest.mark.parametrize(
    ("content", "key"),
    [(b"", "file.empty"), (b"\n\n", "file.empty"), (b"PK\x03\x04rest", "file.workbook")],
)
def test_what_is_no_table_is_refused(table, content, key):
    with pytest.raises(Refused, match=key):
        table(content)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match=r"file\.absent"), opened(tmp_path / "nothing.csv"):
        pass


@given(content=st.binary(max_size=300))
def test_no_bytes_crash_it(table, content):
    try:
        table(content)
    except Refused as refusal:
        assert refusal.key.startswith("file.")  # noqa: PT017 - a table is as good
