"""What the documents say is what the code has, and nothing more."""

import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic_settings import BaseSettings

from bot import commands, discovery, indicators, languages, settings
from bot.languages import entries
from bot.model import Role

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def _leaves(table, path=""):
    for key, value in table.items():
        if isinstance(value, dict) and "other" not in value:
            yield from _leaves(value, f"{path}{key}.")
        else:
            yield path + key, value


def _sentences(value):
    return list(value.values()) if isinstance(value, dict) else [value]


def _placeholders(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_indicator_has_a_row_in_the_readme():
    for name in indicators.known():
        assert f"| `/{name}` |" in README
        assert f"`bot/indicators/{name}.py`" in README


def test_every_listed_command_is_in_the_readme():
    assert not [name for name, _ in commands.menu("en", Role.ADMIN) if f"`/{name}" not in README]


def test_the_example_settings_are_exactly_those_that_are_read():
    classes = [settings.Settings, *(m.Settings for m in discovery.modules("handlers") if hasattr(m, "Settings"))]
    read = {name.upper() for cls in classes if issubclass(cls, BaseSettings) for name in cls.model_fields}
    shown = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))

    assert read == shown


@pytest.mark.parametrize("code", languages.known())
def test_every_language_has_the_same_keys_and_placeholders(code):
    english, other = dict(_leaves(entries("en"))), dict(_leaves(entries(code)))
    texts = {key for key in english if not key.startswith("periods.")}

    assert texts == {key for key in other if not key.startswith("periods.")}
    for key in texts:
        wanted = set.union(*map(_placeholders, map(str, _sentences(english[key]))))
        for sentence in _sentences(other[key]):
            assert wanted >= _placeholders(str(sentence)), key
        assert wanted == set.union(*map(_placeholders, map(str, _sentences(other[key])))), key


@pytest.mark.parametrize("code", languages.known())
def test_plural_sentences_have_every_form_of_the_language(code):
    texts = languages.texts(code)
    forms = {texts.plural(n) for n in (0, 1, 2, 3, 5, 10, 11, 21, 100)}

    for key, value in _leaves(entries(code)):
        if isinstance(value, dict):
            assert forms <= set(value), key


def test_the_package_shadows_the_script():
    assert (ROOT / "bot" / "__init__.py").is_file()


@pytest.mark.parametrize("door", [["bot.py"], ["-m", "bot"]])
def test_both_doors_open(door):
    done = subprocess.run([sys.executable, *door, "--help"], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "manifest" in done.stdout
