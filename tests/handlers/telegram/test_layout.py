import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram_server import digits, reply

from bot.messages import Button
from handlers.telegram.keyboard import keyboard
from handlers.telegram.layout import parts, speaks, split, units


def test_the_title_stands_out_and_the_text_follows():
    (part,) = parts(reply("body", title="Tīte 👍"))

    assert (part.text, part.bold) == ("Tīte 👍\nbody", 7)


def test_a_reply_with_a_hint_only_says_nothing():
    assert parts(reply("", hint="Thanks")) == []
    assert not speaks(reply("", hint="Thanks"))
    assert speaks(reply("Hello"))


def test_buttons_hang_below_the_last_words():
    assert [part.keyed for part in parts(reply("x" * 5000, file="a,b"))] == [False, True, False]


@pytest.mark.parametrize(("text", "lengths"), [("", [0]), ("short", [5]), ("x" * 1500, [1024, 476])])
def test_a_picture_takes_what_fits_below_it(text, lengths):
    made = parts(reply(text), b"png")

    assert [len(part.text) for part in made] == lengths
    assert [bool(part.picture) for part in made] == [True] + [False] * (len(lengths) - 1)


@given(st.text(st.sampled_from("a👍 \nā"), max_size=12000))
def test_splitting_keeps_every_word_and_every_limit(text):
    pieces = list(split(text, 1024))

    assert all(0 < units(piece) <= (4096 if number else 1024) for number, piece in enumerate(pieces))
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_buttons_wrap_after_eight_and_end_after_a_hundred():
    row = tuple(Button(label=str(n), data=f"c:{n}") for n in range(120))
    rows = keyboard(reply(buttons=(row,))).inline_keyboard

    assert {len(row) for row in rows} == {8, 4}
    assert sum(map(len, rows)) == 100


def test_buttons_carry_data_or_an_address():
    buttons = ((Button(label="Open", url="https://example.org"), Button(label="No", data="c:no", style="danger")),)
    ((page, no),) = keyboard(reply(buttons=buttons)).inline_keyboard

    assert (page.url, page.callback_data) == ("https://example.org", None)
    assert (no.callback_data, no.style) == ("c:no", "danger")


def test_without_buttons_there_is_no_keyboard():
    assert keyboard(reply()) is None
    assert keyboard(reply(buttons=((Button(label="too long to fit"),),))) is None
    assert len(keyboard(reply(buttons=digits())).inline_keyboard[0]) == 5
