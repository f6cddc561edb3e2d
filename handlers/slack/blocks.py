"""A reply as Slack's blocks, within Slack's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handlers.slack.folding import fold
from handlers.slack.offering import offered
from handlers.slack.wording import cut, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.messages import Button, Reply

Block = dict[str, Any]

TITLE = 150
SECTION = 3_000
LABEL = 75
VALUE = 2_000
URL = 3_000
ROW = 25
BLOCKS = 50
TEXT = 3_900
"""Slack's limits, in characters and pieces."""

STYLES = {"primary": "primary", "success": "primary", "danger": "danger"}


def layout(reply: Reply, extra: Iterable[Block] = ()) -> list[Block]:
    """Return the reply's title, text, what is shown below it, and its buttons."""
    head = [*_title(reply.title), *(_section(piece) for piece in pieces(reply.text, SECTION))]
    tail = [*extra, *actions(offered(reply))]
    return head[: BLOCKS - len(tail)] + tail


def fallback(reply: Reply) -> str:
    """Return the reply in plain words, for notifications and for clients without blocks."""
    alt = reply.picture.alt if reply.picture else ""
    return cut("\n".join(part for part in (reply.title, reply.text, alt) if part), TEXT)


def actions(rows: Sequence[Sequence[Button]]) -> list[Block]:
    """Return one block for each row of buttons; rows that are too long are continued in the next."""
    elements = [
        [element for column, button in enumerate(row) if (element := _button(button, f"{index}.{column}"))]
        for index, row in enumerate(rows)
    ]
    parts = [row[start : start + ROW] for row in elements for start in range(0, len(row), ROW)]
    return [{"type": "actions", "elements": part} for part in parts][:BLOCKS]


def image(file: str, alt: str) -> Block:
    """Return an uploaded picture as a block."""
    return {"type": "image", "slack_file": {"id": file}, "alt_text": cut(alt, VALUE) or "…"}


def _button(button: Button, place: str) -> Block | None:
    data = (fold(button.form) if button.form else "") or button.data
    if not (data or button.url) or len(data) > VALUE or len(button.url) > URL:
        return None
    element: Block = {"type": "button", "action_id": f"tap.{place}", "text": _plain(cut(button.label, LABEL))}
    if button.url:
        element["url"] = button.url
    if data:
        element["value"] = data
    if button.style in STYLES:
        element["style"] = STYLES[button.style]
    return element


def _title(title: str) -> list[Block]:
    return [{"type": "header", "text": _plain(cut(title, TITLE))}] if title else []


def _section(text: str) -> Block:
    return {"type": "section", "text": _plain(text)}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text or " ", "emoji": False}
