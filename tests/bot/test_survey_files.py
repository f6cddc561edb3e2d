"""A broken survey file is refused with its name, the line, and what to write instead."""

from pathlib import Path

import pytest

from bot import languages
from bot.cli import survey as command
from bot.errors import Misconfigured
from bot.survey import load, surveys

GOOD = """\
title = { en = "Repairs" }
alert = 2
expiry = "14 days"

[areas.speed]
en = "Speed"

[[question]]
key = "csat"
kind = "csat"
[question.en]
ask = "How was it?"
low = "bad"
high = "good"

[[question]]
key = "fixed"
kind = "choice"
if = "csat <= 3"
[question.en]
ask = "Is it fixed?"
options = { yes_all = "All", some = "Some" }

[[question]]
key = "why"
kind = "text"
if = "csat <= 3 and fixed == some or csat == 1"
en = { ask = "Why?" }
"""
TEXT = GOOD.splitlines()


def line(text):
    return next(number for number, each in enumerate(TEXT, 1) if each == text)


BROKEN = [
    ("alert = 2", "alert = ", "line 2", "TOML"),
    ("alert = 2", "alert = 9", 2, "from 1 to 5"),
    ("alert = 2", 'alert = "2"', 2, "whole number"),
    ("alert = 2", "alrt = 2", 2, "alert"),
    ("alert = 2", "sample = 0", 2, "from 1 to 100"),
    ("alert = 2", "sample = true", 2, "from 1 to 100"),
    ("alert = 2", 'by = "boss"', 2, "customer"),
    ('expiry = "14 days"', 'expiry = "two weeks"', 3, "14 days"),
    ('expiry = "14 days"', "expiry = 14", 3, "14 days"),
    ('title = { en = "Repairs" }', 'title = "Repairs"', 1, "[title]"),
    ('title = { en = "Repairs" }', 'title = { lv = "Remonts" }', 1, "Add en"),
    ('title = { en = "Repairs" }', 'title = { english = "Repairs" }', 1, "en or fil"),
    ('title = { en = "Repairs" }', 'title = { en = "Repairs", lv = "Remonts" }', 5, "en, lv"),
    ("[areas.speed]", "[areas.Speed]", 5, "small letters"),
    ('en = "Speed"', 'en = " "', 6, "quotation marks"),
    ('en = "Speed"', f'en = "{"S" * 41}"', 6, "40 characters"),
    ('key = "csat"', 'key = "how was it"', 9, "small letters"),
    ('key = "csat"', 'key = "change"', 9, "another"),
    ('key = "csat"', "optional = false", 8, "“key” is missing"),
    ('kind = "csat"', 'kind = "cast"', 10, "csat"),
    ('kind = "csat"', 'kind = "text"', 8, "one tap"),
    ('kind = "csat"', 'kind = "csat"\nmore = true', 8, "one tap"),
    ('kind = "csat"', 'kind = "csat"\narea = "sped"', 11, "speed"),
    ('kind = "csat"', 'kind = "csat"\nareas = ["speed"]', 11, "“area”"),
    ('kind = "csat"', 'kind = "csat"\nlink = "https://x"', 11, "thanks"),
    ('low = "bad"', "", 11, "low and high"),
    ('kind = "choice"', 'kind = "text"', 20, "Leave them out"),
    ('options = { yes_all = "All", some = "Some" }', "", 20, "options ="),
    ('options = { yes_all = "All", some = "Some" }', 'options = { some = "Some" }', 22, "from 2 to 10"),
    ('options = { yes_all = "All", some = "Some" }', 'options = { "a b" = "A", some = "Some" }', 22, "small letters"),
    ('key = "fixed"', 'key = "csat"', 17, "twice"),
    ('if = "csat <= 3"', 'if = "csat is low"', 19, "csat <= 3"),
    ('if = "csat <= 3"', 'if = "cast <= 3"', 19, "csat"),
    ('if = "csat <= 3"', 'if = "why == 3"', 19, "csat"),
    ('if = "csat <= 3"', 'if = "csat <= 6"', 19, "from 1 to 5"),
    ('if = "csat <= 3"', "if = 3", 19, "quotation marks"),
    ('if = "csat <= 3 and fixed == some or csat == 1"', 'if = "fixed == none"', 27, "some"),
    ('if = "csat <= 3 and fixed == some or csat == 1"', 'if = "fixed > some"', 27, "=="),
    ('en = { ask = "Why?" }', 'en = { aks = "Why?" }', 28, "ask"),
    ('en = { ask = "Why?" }', 'en = { ask = "Why?", low = "x" }', 28, "for scales"),
    ('en = { ask = "Why?" }', 'eng = { ask = "Why?" }', 24, "en"),
]


@pytest.mark.parametrize(("good", "bad", "where", "advice"), BROKEN, ids=[f"{b}-{w}" for _, b, w, _ in BROKEN])
def test_a_broken_file_is_refused(tmp_path, good, bad, where, advice):
    assert good in TEXT
    file = tmp_path / "repairs.toml"
    file.write_text(GOOD.replace(f"{good}\n", f"{bad}\n", 1), "utf-8")

    for code in languages.known():
        with pytest.raises(Misconfigured) as refusal:
            load(file)
        said = languages.texts(code)(refusal.value.key, **refusal.value.values)
        assert str(file) in said
    said = languages.texts("en")(refusal.value.key, **refusal.value.values)
    assert (f"line {where}" if isinstance(where, int) else where) in said
    assert advice in said


def test_the_file_they_are_made_from_is_good(tmp_path):
    (tmp_path / "repairs.toml").write_text(GOOD, "utf-8")

    assert [q.key for q in load(tmp_path / "repairs.toml").questions] == ["csat", "fixed", "why"]


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "repairs.toml").write_bytes("title = 'ķ'".encode("utf-16"))

    with pytest.raises(Misconfigured, match="encoding"):
        surveys(str(tmp_path))


@pytest.mark.parametrize("path", ["My Survey.toml", "gone.toml"])
def test_a_file_with_a_wrong_name_or_none_is_refused(tmp_path, path):
    if path != "gone.toml":
        (tmp_path / path).write_text(GOOD, "utf-8")

    with pytest.raises(Misconfigured):
        load(tmp_path / path)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Misconfigured, match="no_folder"):
        surveys(str(tmp_path / "none"))


class _Arguments:
    def __init__(self, **given):
        self.__dict__ |= {"language": "", "page": False} | given


@pytest.mark.parametrize("name", ["agent", "relationship", "service", "shipping"])
@pytest.mark.parametrize("language", ["en", "fil", "nl", "lv", "bg"])
def test_a_survey_can_be_seen_before_customers_see_it(capsys, name, language):
    assert command.run(_Arguments(deed="preview", name=name, language=language)) == 0

    shown = capsys.readouterr().out
    found = load(Path("bot/surveys") / f"{name}.toml")
    assert all(question.text(language) in shown for question in found.questions)


def test_a_file_can_be_checked(capsys, tmp_path):
    (tmp_path / "repairs.toml").write_text(GOOD, "utf-8")

    assert command.run(_Arguments(deed="check", file=str(tmp_path / "repairs.toml"))) == 0
    assert "is fine" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "language"), [("servce", "en"), ("service", "xx")])
def test_an_unknown_name_or_language_is_refused(name, language):
    with pytest.raises(Misconfigured):
        command.run(_Arguments(deed="preview", name=name, language=language))
