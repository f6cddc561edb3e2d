import pytest

from bot.errors import Misconfigured
from handlers.api.keys import Keys

WRITES = {"interactions", "customers", "events"}


@pytest.mark.parametrize(
    ("setting", "shown", "scopes"),
    [
        ("one", "one", WRITES),
        ("one, two:read", "two", {"read"}),
        ("one:interactions + customers", "one", {"interactions", "customers"}),
        ("one:read,one:events", "one", {"read", "events"}),
        ("one:read", "one:read", None),
        ("one", "ONE", None),
        ("", "", None),
        (" , ", "", None),
    ],
)
def test_a_key_opens_what_its_entry_names_and_nothing_else(setting, shown, scopes):
    found = Keys(setting).bearer(f"Bearer {shown}")

    assert (found and set(found.scopes)) == scopes


@pytest.mark.parametrize("header", ["one", "Basic one", "Bearer", "Bearer one two", "bearer\tone"])
def test_only_a_bearer_of_the_whole_key_is_let_in(header):
    assert Keys("one").bearer(header) is None


@pytest.mark.parametrize("setting", ["good, secret:reed", "good, secret:", "good, :read", "good, secret:part:read"])
def test_an_entry_that_cannot_be_is_refused_without_repeating_it(setting):
    with pytest.raises(Misconfigured) as refused:
        Keys(setting)

    assert refused.value.values["number"] == 2
    assert "secret" not in str(refused.value.values)


def test_nobody_learns_a_key_from_its_name():
    assert "one" not in Keys("one").bearer("Bearer one").name
