"""What is done about a case by filling in a form, and the same as rows of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cases.words import CAUSES, OUTCOMES
from bot.errors import Refused
from bot.messages import Button, Field, Form
from bot.taps import case as tap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.languages import Texts
    from bot.model import Case

    Rows = tuple[tuple[Button, ...], ...]

MARK = "case"
"""What the tokens of these forms, and of conversations about a case, begin with."""
LONGEST = 100
WIDE = 2
"""Buttons in a row."""


def token(case: str, what: str = "") -> str:
    """Return the token of a form, or of a conversation, about a case."""
    return f"{MARK}:{case}" + (f":{what}" if what else "")


def read(text: str) -> tuple[str, str]:
    """Return the case that a token is about, and what is to be done; nothing for any other token."""
    mark, _, rest = text.partition(":")
    case, _, what = rest.partition(":")
    return (case, what) if mark == MARK else ("", "")


def form(texts: Texts, case: Case, what: str) -> Form | None:
    """Return what is asked at once where something is written or resolved; ``None`` for what needs no words."""
    fields = {"write": _letter, "resolve": _closing, "note": _note}.get(what)
    if fields is None:
        return None
    label = texts(f"case.button.{what}")
    title = texts("case.form", case=case.id)
    return Form(token=token(case.id, what), title=title, open=label, send=texts("case.send"), fields=fields(texts))


def _letter(texts: Texts) -> tuple[Field, ...]:
    return (Field(key="text", kind="text", label=texts("case.letter"), optional=False),)


def _note(texts: Texts) -> tuple[Field, ...]:
    return (Field(key="text", kind="text", label=texts("case.button.note"), optional=False),)


def _closing(texts: Texts) -> tuple[Field, ...]:
    lists = {"outcome": OUTCOMES, "cause": CAUSES}
    chosen = tuple(
        Field(
            key=name,
            kind="one",
            label=texts(f"case.ask.{name}"),
            options=tuple((key, texts(f"case.{name}.{key}")) for key in keys),
            optional=False,
        )
        for name, keys in lists.items()
    )
    return (*chosen, Field(key="note", kind="text", label=texts("case.ask.note")))


def missing(texts: Texts, case: Case, outcome: str, cause: str) -> tuple[str, Rows] | None:
    """
    Return what is still to be said about how a case was closed, with its buttons; ``None`` when nothing is.

    Raises:
        Refused: one of the two is none of those there are.
    """
    lists = (("outcome", outcome, OUTCOMES, "resolve"), ("cause", cause, CAUSES, f"resolve {outcome}"))
    for name, word, keys, before in lists:
        if not word:
            return name, choices(texts, case, name, keys, before)
        if word not in keys:
            raise Refused(f"case.no_{name}", word=word[:LONGEST], nearest=", ".join(keys))
    return None


def choices(texts: Texts, case: Case, name: str, keys: Iterable[str], before: str) -> Rows:
    """Return a button for each key of a short list, and one that leads back."""
    made = [Button(label=texts(f"case.{name}.{key}"), data=tap(f"{case.id} {before} {key}")) for key in keys]
    rows = tuple(tuple(made[at : at + WIDE]) for at in range(0, len(made), WIDE))
    return (*rows, (Button(label=texts("case.button.back"), data=tap(f"{case.id} show")),))
