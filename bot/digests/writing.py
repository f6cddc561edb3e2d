"""A digest as a message: short, or longer behind the button below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import languages, taps
from bot.digests import details, saying, titles
from bot.digests.picture import picture
from bot.messages import Address, Button, Reply

if TYPE_CHECKING:
    from bot.digests.facts import Facts
    from bot.languages import Texts
    from bot.model import Digest
    from bot.ports import World
    from bot.workspace import Workspace

MORE, LESS = "more", "less"


def written(world: World, workspace: Workspace, facts: Facts, *, more: bool = False) -> Reply:
    """Return the message, short or with ``more``; the button below it shows the other form."""
    digest, texts = facts.digest, worded(facts.digest)
    chart = picture(world, facts, texts)
    title = titles.title(facts.window, texts)
    room = saying.LENGTH - len(title)
    body = "\n".join(details.fitting(facts, texts, room)) if more else saying.text(facts, texts, chart)
    plain = facts.nothing or digest.platform in workspace.threads
    return Reply(
        to=where(digest),
        title=title,
        text=body,
        picture=chart,
        buttons=() if plain else ((_button(facts, texts, LESS if more else MORE),),),
        data={"digest": digest.rhythm, "period": facts.window.iso, "nothing": facts.nothing, "calm": True},
    )


def _button(facts: Facts, texts: Texts, which: str) -> Button:
    words = f"{which} {facts.digest.rhythm} {facts.window.first} {facts.window.end}"
    return Button(label=texts(f"digest.{which}"), data=taps.detail(words))


def where(digest: Digest) -> Address:
    """Return the chat that a digest goes to."""
    return Address(platform=digest.platform, chat=digest.chat, thread=digest.thread)


def worded(digest: Digest) -> Texts:
    """Return the words of its language."""
    return languages.texts(digest.language)
