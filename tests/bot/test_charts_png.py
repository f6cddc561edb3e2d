# ruff: noqa: RUF001 - letters of two alphabets look alike

from __future__ import annotations

import struct

import pytest

from bot.charts import Chart, Point, ink, png, svg
from bot.charts.lettering import width
from bot.charts.markup import tag, words

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def sheet(*marks):
    """A strip of paper with these marks on it."""
    content = tag("g", *marks, font_family=ink.FALLBACKS)
    return png(tag("svg", content, xmlns="http://www.w3.org/2000/svg", viewBox="0 0 800 60"))


def written(text, *, bold=False):
    return sheet(words(text, 20, 40, size=24, bold=bold))


def covered(text, share, *, bold):
    """The text under a patch as wide as this share of its estimated width."""
    wide = width(text, 24, bold=bold) * share
    patch = tag("rect", x=14, y=0, width=6 + wide, height=60, fill=ink.PAPER)
    paper = tag("rect", width=800, height=60, fill=ink.PAPER)
    return sheet(paper, words(text, 20, 40, size=24, bold=bold), patch)


def test_a_picture_has_two_pixels_to_one_of_the_chart():
    drawn = png(svg(Chart(shape="line", title="CSAT", points=(Point(label="Mon", value=50),))))

    assert drawn.startswith(SIGNATURE)
    assert struct.unpack(">II", drawn[16:24]) == (1600, 900)


def test_answers_leave_ink():
    silent, answered = (Chart(shape="line", title="", points=(Point(label="", value=value),)) for value in (None, 50))

    assert len(png(svg(answered))) > len(png(svg(silent)))


def test_the_same_chart_gives_the_same_bytes():
    drawn = svg(Chart(shape="bar", title="Оценка", points=(Point(label="Ķīpsala", value=50),)))

    assert png(drawn) == png(drawn)


@pytest.mark.parametrize(
    "letters", ["āčēģīķļņšūž", "ĀČĒĢĪĶĻŅŠŪŽ", "абвгдежзийклмнопрстуфхцчшщъьюяыэё", "ЖШЩЮЯЪ", "−–…·"]
)
def test_every_letter_has_a_glyph_of_its_own(letters):
    box = written("\ue000")
    pictures = [written(letter) for letter in letters]

    assert box not in pictures
    assert len(set(pictures)) == len(letters)


def test_titles_are_bold():
    assert written("Оценка ķļņ", bold=True) != written("Оценка ķļņ")


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Jim and Stewart, 12,345.6%",
        "Klientu apmierinātība pēc komandas (šķēršļi)",
        "Удовлетвореност на клиентите по области",
        "ЩЕТИ, ЖАЛБИ И ПЛАЩАНИЯ В БРОЙ",
        "WWW mmm @@@ MMM %%%",
        "iiii llll jjjj ''' ...",
        "0123456789 −50 n = 1 234",
    ],
)
def test_words_are_no_wider_than_estimated_and_not_much_narrower(text, bold):
    nothing = covered("", 1, bold=bold)

    assert covered(text, 1, bold=bold) == nothing
    assert covered(text, 0.8, bold=bold) != nothing
