"""What a customer reads who complained about what was changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import people, taps
from bot.asks.posing import greeting
from bot.messages import Address, Button, Reply
from bot.reports.quoting import clipped
from bot.survey import areas
from bot.survey.kinds import KINDS, YESNO, last

if TYPE_CHECKING:
    from bot.changes.complaints import Complaint
    from bot.languages import Texts
    from bot.model import Change, Contact
    from bot.ports import Memory
    from bot.workspace import Workspace


def letter(memory: Memory, workspace: Workspace, change: Change, complaint: Complaint, contact: Contact) -> Reply:
    """Return the message by which who complained is told; below it is a way never to be written to again."""
    texts = people.texts(workspace, complaint.customer.language, complaint.ask.language)
    what = texts("changed.since", what=wording(change, texts.code))
    hello = f"{greeting(texts, complaint.customer.name)} {_said(memory, workspace, texts, complaint)}"
    stop = Button(label=texts("ask.stop"), data=taps.command("stop"))
    text = "\n\n".join((hello, what, texts("changed.thanks")))
    return Reply(to=Address(platform=contact.platform, chat=contact.chat), text=text, buttons=((stop,),))


def wording(change: Change, code: str) -> str:
    """Return what was changed in a language; in the first that there is where it lacks one of its own."""
    told = wordings(change)
    return told.get(code) or next(iter(told.values()), "")


def wordings(change: Change) -> dict[str, str]:
    """Return what was changed, by language."""
    return dict(zip(change.wordings[::2], change.wordings[1::2], strict=True))


def _said(memory: Memory, workspace: Workspace, texts: Texts, complaint: Complaint) -> str:
    """Return what the customer said, in their own words or as the rating that they gave."""
    given = complaint.response
    day = texts.date(given.day)
    if given.text:
        return texts("changed.told", day=day, words=clipped(given.text))
    known = areas.called(memory, workspace.surveys, texts.code, [given.area])
    name = known.get(given.area, given.area)
    if given.scale == KINDS[YESNO].steps:
        return texts("changed.denied", day=day, area=name)
    return texts("changed.rated", day=day, area=name, score=given.score, scale=last(given.scale))
