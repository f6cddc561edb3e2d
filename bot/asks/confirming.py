"""Who brought an interaction is told what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import people
from bot.messages import Button, Reply
from bot.model import Ask, AskState, Interaction

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.languages import Texts
    from bot.messages import InteractionEnded
    from bot.model import Customer
    from bot.workspace import Workspace


def confirm(
    event: InteractionEnded, workspace: Workspace, customer: Customer, interaction: Interaction, ask: Ask | None
) -> Sequence[Reply]:
    """Return what whoever brought the interaction is told: the links that open its ask, where it was not sent."""
    if event.where is None:
        return ()
    texts = people.texts(workspace, event.actor.locale if event.actor else "")
    links = workspace.links(ask.token) if ask and not ask.person else {}
    data = {"interaction": interaction.id, "customer": customer.id, "asked": ask is not None, "links": dict(links)}
    buttons = tuple(
        (Button(label=texts("ask.open_on", platform=platform), url=url),) for platform, url in links.items()
    )
    text = "\n".join((_outcome(texts, customer, ask, len(links), event.at), *links.values()))
    return (Reply(to=event.where, text=text, buttons=buttons, private=True, data=data),)


def _outcome(texts: Texts, customer: Customer, ask: Ask | None, links: int, now: dt.datetime) -> str:
    name = customer.name or texts("ask.the_customer")
    if ask is None:
        return texts("ask.stopped" if customer.stopped_at else "ask.rested", name=name)
    if ask.state is AskState.ANSWERED:
        return texts("ask.answered", name=name)
    if ask.person and ask.asked_at > now:
        return texts("ask.later", name=name)
    return texts("ask.links" if links else "ask.sent" if ask.person else "ask.nowhere", name=name, n=links)
