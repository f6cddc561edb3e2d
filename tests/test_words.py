"""What people read stands in the language files, and fits where it is shown."""

import ast
from pathlib import Path

import pytest

from bot import commands, languages
from bot.model import Role

ROOT = Path(__file__).parents[1]
SHOWN = {"text", "title", "label", "hint", "share_label", "target_label", "note", "alt"}
TELEGRAM_DESCRIPTION, SLACK_DESCRIPTION, BUTTON = 256, 2000, 75
BUTTONS = ("ask.skip", "ask.stop", "ask.more", "ask.change", "stop.again", "page.open", "report.share")


def _literals(tree):
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        for keyword in call.keywords:
            if keyword.arg in SHOWN and isinstance(keyword.value, ast.Constant | ast.JoinedStr):
                yield from (part for part in ast.walk(keyword.value) if isinstance(part, ast.Constant))


def _sentence(part):
    return isinstance(part.value, str) and len([word for word in part.value.split() if word.isalpha()]) > 1


@pytest.mark.parametrize("room", ["bot", "handlers", "storage"])
def test_no_sentence_for_a_person_stands_in_code(room):
    found = {
        f"{file.relative_to(ROOT)}:{part.lineno}": part.value
        for file in (ROOT / room).rglob("*.py")
        for part in _literals(ast.parse(file.read_text("utf-8")))
        if _sentence(part)
    }

    assert found == {}


@pytest.mark.parametrize("code", languages.known())
def test_every_command_fits_into_the_menus(code):
    menu = commands.menu(code, Role.ADMIN)

    assert all(0 < len(words) <= min(TELEGRAM_DESCRIPTION, SLACK_DESCRIPTION) for _, words in menu)
    assert len(menu) <= 100


@pytest.mark.parametrize("code", languages.known())
def test_every_button_fits(code):
    texts = languages.texts(code)

    assert all(0 < len(texts(key)) <= BUTTON for key in BUTTONS)
