"""The interaction that "End an interaction" makes up."""

from __future__ import annotations

import datetime as dt
import secrets
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from bot.messages import Actor, Address, CustomerRef, InteractionEnded
from bot.model import Interaction
from handlers.web.platform import GUEST, PLATFORM, TEAM

LENGTH = dt.timedelta(minutes=6)


def agents() -> dict[str, str]:
    """Return the made-up agents by key, with team and channel beside the name."""
    return {agent["name"]: f"{agent['name']} · {agent['team']} · {agent['channel']}" for agent in _data()["agent"]}


def ended(id: str, at: dt.datetime, actor: Actor, *, agent: str, language: str) -> InteractionEnded:  # noqa: A002
    """Return the end of an interaction between the page's customer and this agent, the first one if unknown."""
    data = _data()
    served = next((one for one in data["agent"] if one["name"] == agent), data["agent"][0])
    interaction = Interaction(
        id=f"DEMO-{secrets.token_hex(3).upper()}",
        agents=(served["name"],),
        team=served["team"],
        channel=served["channel"],
        kind=served["kind"],
        product=secrets.choice(data["products"]),
        started_at=at - LENGTH,
        ended_at=at,
    )
    customer = CustomerRef(name=data["customer"], language=language, contacts=(f"{PLATFORM}:{GUEST}",))
    where = Address(platform=PLATFORM, chat=TEAM)
    return InteractionEnded(id=id, at=at, customer=customer, interaction=interaction, actor=actor, where=where)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("handlers.web") / "demo.toml").read_text("utf-8"))
