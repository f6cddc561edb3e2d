"""The app's home tab: a reply in parts as Slack's view, published anew after whatever is pressed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.ports import Undeliverable
from handlers.slack.blocks import LABEL, SECTION, TITLE, actions
from handlers.slack.faults import BadBlocks, translated
from handlers.slack.wording import cut, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from slack_sdk.web.async_client import AsyncWebClient

    from bot.messages import Button, Reply, Section

    Block = dict[str, Any]

HOME = "home"
"""Stands for the home tab where a message would be named."""
BLOCKS = 100
OPTION = 150
"""Slack's limits: blocks of a view, and characters of what stands behind an option."""


class Homes:
    """Knows nothing of who is looking: whoever's home it is, is the chat of the reply."""

    def __init__(self, web: AsyncWebClient) -> None:
        self._web = web

    async def publish(self, reply: Reply) -> str:
        """
        Show a reply as its person's home tab, and return the empty string.

        Raises:
            Undeliverable, TryLater: Slack did not take it.

        """
        try:
            with translated():
                await self._web.views_publish(user_id=reply.to.chat, view=view(reply))
        except BadBlocks:
            raise Undeliverable("undeliverable.refused") from None
        return ""


def view(reply: Reply) -> Block:
    """Return a reply as the view of a home tab: its parts, or itself where it has none."""
    from bot.messages import Section

    parts = reply.sections or (Section(text=reply.text, buttons=reply.buttons),)
    blocks = [*_title(reply.title), *(block for part in parts for block in _part(part))][:BLOCKS]
    return {"type": "home", "blocks": list(_told_apart(blocks)) or [_words(" ")]}


def _part(part: Section) -> Iterator[Block]:
    yield from _title(part.title)
    yield from map(_words, filter(None, pieces(part.text, SECTION)))
    yield from actions(part.buttons)
    options = [option for button in part.choices if (option := _option(button))]
    if options:
        yield {"type": "actions", "elements": [_choice(options, part.choices)]}


def _choice(options: list[Block], choices: Sequence[Button]) -> Block:
    chosen = next((option for button in choices if button.style and (option := _option(button))), None)
    select: Block = {"type": "static_select", "action_id": "pick", "options": options}
    return {**select, "initial_option": chosen} if chosen else select


def _option(button: Button) -> Block | None:
    if not button.data or len(button.data) > OPTION:
        return None
    return {"text": _plain(cut(button.label, LABEL)), "value": button.data}


def _told_apart(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks with a name of its own for each thing that can be pressed."""
    for row, block in enumerate(blocks):
        elements = [
            {**element, "action_id": f"tap.{row}.{column}"} for column, element in enumerate(block.get("elements", ()))
        ]
        if elements or "elements" not in block:
            yield {**block, "elements": elements} if elements else block


def _title(title: str) -> list[Block]:
    return [{"type": "header", "text": _plain(cut(title, TITLE))}] if title else []


def _words(text: str) -> Block:
    return {"type": "section", "text": _plain(text)}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}
