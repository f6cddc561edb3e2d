import re
import tomllib
from pathlib import Path

import pytest

from bot.errors import Refused
from handlers.files import maps
from handlers.files.mapping import COLUMNS, FIELDS, own

PAGE = (Path(__file__).parents[3] / "docs" / "import.md").read_text("utf-8")


def test_each_of_our_own_columns_is_explained():
    table = "\n".join(line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `"))
    known = {*FIELDS, *(rating.column for rating in own().ratings)}
    assert set(re.findall(r"`(\w+)`", table)) == known


def test_the_mapping_that_is_shown_is_one():
    plan = maps.read(tomllib.loads(re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)[1]))
    assert plan.columns["ended"] == ("Date", "Time")
    assert plan.ratings[0].values == {"very good": 5, "good": 4}


def test_every_mapping_that_is_shown_is_one():
    plans = [maps.read(tomllib.loads(text)) for text in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)]
    assert [plan.rows for plan in plans][-2:] == ["customers", "events"]
    named = {column for rows in ("customers", "events") for column in COLUMNS[rows]}
    assert all(f"`{column}`" in PAGE for column in named)


def test_it_shows_every_name_a_mapping_knows():
    with pytest.raises(Refused) as refusal:
        maps.read({"source": "x", "columns": {"ended": "y"}, "unknown": 1})
    asked = {"source", "columns", "constants", "values", "rating", "skip", "dates", "separator", "zone"}
    asked |= {"encoding", "delimiter", "sheet", "empty", "units", "log", "rows"}
    assert asked >= set(refusal.value.values["nearest"].split(", "))
    assert all(re.search(rf"^(\[\[?)?{name}\b", PAGE, re.MULTILINE) for name in asked)
