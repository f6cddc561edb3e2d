import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.hours.spans import HOUR, MINUTE, seconds


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("109", 109),
        ("67,5", 68),
        ("0:02:23", 143),
        ("2:23", 143),
        ("125:00", 7500),
        ("0:02:23.5", 144),
        ("1 day, 2:00:00", 26 * HOUR),
        ("15m", 900),
        ("15 min", 900),
        ("45 sec", 45),
        ("2 mins 10 secs", 130),
        ("1 hr, 5 min", 3900),
        ("2 hours 1 minute", 7260),
        ("2,4 min", 144),
        ("1h30m", 5400),
        ("1h 30m 5s", 5405),
        ("0", 0),
    ],
)
def test_spans_are_read_as_they_are_written(written, meant):
    assert seconds(written) == meant


@pytest.mark.parametrize("written", ["", "soon", "-5", "1:75", "1:60:00", "h", "1e9", "99999999999", "3d", "1:2"])
def test_what_is_no_span_is_none(written):
    assert seconds(written) is None


def test_bare_numbers_are_in_the_unit_of_the_column():
    assert (seconds("1.5", unit=MINUTE), seconds("2", unit=HOUR), seconds("2:30", unit=HOUR)) == (90, 7200, 9000)


@given(st.integers(0, 360_000))
def test_a_clock_and_a_number_say_the_same(whole):
    hours, rest = divmod(whole, 3600)
    assert seconds(f"{hours}:{rest // 60:02}:{rest % 60:02}") == seconds(str(whole)) == whole


@given(st.text(max_size=12))
def test_no_text_is_too_odd(text):
    assert seconds(text) is None or seconds(text) >= 0
