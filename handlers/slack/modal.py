"""A form as Slack's modal, within Slack's limits."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from handlers.slack.wording import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.messages import Field, Form

    Block = dict[str, Any]

NAME = "form"
"""What submissions of these modals are called."""
TITLE = 24
LABEL = 2_000
SECTION = 3_000
OPTION = 75
RADIOS = 10
WRITTEN = 3_000
BLOCKS = 100
"""Slack's limits, in characters and pieces."""


def view(form: Form, origin: str) -> Block:
    """Return the modal; ``origin`` is what its submission brings back."""
    return {
        "type": "modal",
        "callback_id": NAME,
        "private_metadata": origin,
        "title": _plain(form.title, TITLE),
        "submit": _plain(form.send, TITLE),
        "blocks": list(_blocks(form.fields))[:BLOCKS],
    }


def _blocks(fields: Iterable[Field]) -> Iterator[Block]:
    """Yield one input for each field; those of one question share its words and what the ends of its scale mean."""
    for group, neighbours in groupby(fields, key=lambda field: field.group):
        together = list(neighbours)
        if group:
            words = "\n".join(filter(None, (group, together[0].hint)))
            yield {"type": "section", "text": _plain(words, SECTION)}
        yield from (_input(field, "" if group else field.hint) for field in together)


def _input(field: Field, hint: str) -> Block:
    block: Block = {
        "type": "input",
        "block_id": field.key,
        "label": _plain(field.label, LABEL),
        "element": _element(field),
        "optional": field.optional,
    }
    return {**block, "hint": _plain(hint, LABEL)} if hint else block


def _element(field: Field) -> Block:
    if field.kind == "text":
        return _named("plain_text_input", multiline=True, max_length=WRITTEN, initial_value=field.value[:WRITTEN])
    options = [{"text": _plain(label, OPTION), "value": answer} for answer, label in field.options]
    chosen = [option for option in options if option["value"] in field.value.split()]
    if field.kind == "many":
        return _named("checkboxes", options=options, initial_options=chosen)
    # A scale as radio buttons would fill the screen: Slack puts each on a line of its own.
    compact = field.steps or len(options) > RADIOS
    kind = "static_select" if compact else "radio_buttons"
    return _named(kind, options=options, initial_option=chosen[0] if chosen else None)


def _named(kind: str, **more: object) -> Block:
    return {"type": kind, "action_id": "answer", **{name: value for name, value in more.items() if value}}


def _plain(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": cut(text, limit) or "…", "emoji": False}
