import datetime as dt
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scribe import rated

from bot.charts import Chart, Point
from bot.messages import Address, Button, Event, Reply, Table
from storage.codec import decode, encode

AWARE = st.datetimes(timezones=st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=3))]))
EVENTS = st.one_of(*map(st.from_type, get_args(Event)))


@settings(max_examples=150, deadline=None)
@given(event=EVENTS, at=AWARE)
def test_an_event_comes_back_the_same(event, at):
    message = replace(event, at=at)

    assert decode(encode(message)) == message


def test_a_reply_comes_back_with_all_it_carries():
    chart = Chart(shape="line", title="Č", points=(Point(label="a", value=None), Point(label="b", value=1.5)))
    reply = Reply(
        to=Address(platform="web", chat="c"),
        text="Labdien",
        buttons=((Button(label="1", data="r:t:q:1"),),),
        picture=chart,
        table=Table(rows=(("a", "b"), ("1", "2"))),
        data={"n": 1, "groups": [{"low": None}]},
    )

    assert decode(encode(reply)) == reply


@pytest.mark.parametrize("text", ["\x00", "\ud800", "\U0001f600"])
def test_no_text_is_too_odd_to_be_written_down(text):
    assert encode(rated(token=text)).isascii()


@pytest.mark.parametrize("body", ["", "{}", "[]", '{"Rated": {}}', '{"object": {}}', '{"Rated": 1, "Typed": 2}'])
def test_anything_else_is_refused(body):
    with pytest.raises(ValueError, match=r"."):
        decode(body)
