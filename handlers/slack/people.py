"""Who acts, as Slack vouches for them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.messages import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PLATFORM = "slack"
KNOWN = 10_000
"""People who are remembered."""
FRESH = 3600.0
"""Seconds for which a name and a locale are believed."""
GROUPS_EVERY = 300.0
"""Seconds between two looks at the user groups."""
GROUPS_FRESH = 3600.0
"""Seconds for which user groups are believed when Slack does not answer."""
LOOKUPS = 4
"""People looked up at the same time."""

log = structlog.get_logger("slack")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person's name and locale, believed until this moment of the loop's clock."""

    name: str = ""
    locale: str = ""
    until: float = 0


class Directory(Protocol):
    """What Slack is asked about people."""

    async def person(self, person: str) -> tuple[str, str]:
        """Return the person's name and locale."""

    async def groups(self) -> Mapping[str, Sequence[str]]:
        """Return the user groups of each person who is in any."""


class People:
    """Remembers names, locales and user groups, so that nobody waits while Slack is asked."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._asking: dict[str, asyncio.Task[None]] = {}
        self._turns = asyncio.Semaphore(LOOKUPS)
        self._groups: Mapping[str, Sequence[str]] = {}
        self._groups_until = 0.0

    def actor(self, person: str, channel: str, name: str = "", *, curious: bool = True) -> Actor:
        """Return the actor with what is known by now; what is not is looked up for the next time if ``curious``."""
        now = asyncio.get_running_loop().time()
        known = self._known.get(person, Known())
        if known.until < now and curious:
            self._look_up(person)
        groups = self._groups.get(person, ()) if self._groups_until >= now else ()
        return Actor(
            platform=PLATFORM,
            person=person,
            name=known.name or name,
            locale=known.locale,
            badges=tuple(f"{PLATFORM}:{badge}" for badge in (channel, *groups)),
        )

    async def watch_groups(self) -> None:
        """Keep the user groups fresh until cancelled."""
        while True:
            await asyncio.sleep(GROUPS_EVERY)
            await self.refresh_groups()

    async def refresh_groups(self) -> None:
        """Look at the user groups once; without an answer the last one counts for a while."""
        try:
            self._groups = await self._directory.groups()
        except Exception as trouble:  # noqa: BLE001 - whatever it is, people without groups can still answer
            log.warning("slack.groups", trouble=type(trouble).__name__)
        else:
            self._groups_until = asyncio.get_running_loop().time() + GROUPS_FRESH

    async def close(self) -> None:
        """Stop asking."""
        for task in tuple(self._asking.values()):
            task.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)

    def _look_up(self, person: str) -> None:
        if person not in self._asking and len(self._asking) < KNOWN:
            self._asking[person] = asyncio.create_task(self._ask(person))

    async def _ask(self, person: str) -> None:
        name, locale = "", ""
        try:
            async with self._turns:
                name, locale = await self._directory.person(person)
        except Exception as trouble:  # noqa: BLE001 - a name is good to have, not needed
            log.warning("slack.person", trouble=type(trouble).__name__)
        finally:
            self._remember(person, name, locale)

    def _remember(self, person: str, name: str, locale: str) -> None:
        self._asking.pop(person, None)
        before = self._known.pop(person, Known())
        until = asyncio.get_running_loop().time() + FRESH
        self._known[person] = Known(name=name or before.name, locale=locale or before.locale, until=until)
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)
