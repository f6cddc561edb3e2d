"""Slack's events as Bolt brings them: each is acknowledged once it is on disk."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import structlog
from pydantic import ValidationError
from slack_bolt.response import BoltResponse

from bot import languages
from bot.messages import Reply
from bot.ports import Overloaded
from handlers.slack import events, said, visits
from handlers.slack.payload import Happened, Pressed, Shortcut, Slash
from handlers.slack.submissions import Submitted, submitted
from handlers.slack.visits import Touched, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from slack_bolt.async_app import AsyncAck, AsyncBoltContext

    from bot.ports import Road
    from handlers.slack.answers import Answers
    from handlers.slack.incoming import Incoming
    from handlers.slack.modals import Modals
    from handlers.slack.people import People

    Body = dict[str, Any]
    Read = Callable[[], Incoming | None]

PATIENCE = 2.0
"""Seconds in which an event should be through; Slack brings it again after three."""
BUSY = 503

log = structlog.get_logger("slack")


class Listener:
    """Puts what Slack brings on the road, and has its replies given. Without a road nothing is acknowledged."""

    def __init__(self, people: People, answers: Answers, modals: Modals) -> None:
        self.road: Road | None = None
        self._people = people
        self._answers = answers
        self._modals = modals

    async def pressed(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Take a pressed button, or open the form behind it."""
        read = lambda: events.pressed(Pressed.model_validate(body), self._people, *_now(context))  # noqa: E731
        if visits.at_home(body):
            read = lambda: visits.touched(Touched.model_validate(body), self._people, *_now(context))  # noqa: E731
        if visits.at_home(body) or not await self._modals.opened(body):
            await self._take(read, context)
        await ack()

    async def visited(self, body: Body, context: AsyncBoltContext) -> None:
        """Take an opened home tab."""
        now = _now(context)[1]
        await self._take(lambda: visits.opened(Visit.model_validate(body), self._people, now), context)

    async def submitted(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Take a form that was sent in; one that is refused stays open and says why."""
        read = lambda: submitted(Submitted.model_validate(body), self._people, *_now(context))  # noqa: E731
        errors = await self._take(read, context)
        await (ack(response_action="errors", errors=errors) if errors else ack())

    async def slashed(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Take a slash command."""
        read = lambda: events.slashed(Slash.model_validate(body), self._people, *_now(context))  # noqa: E731
        await self._take(read, context)
        await ack()

    async def pointed(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """Take the message shortcut."""
        read = lambda: events.pointed(Shortcut.model_validate(body), self._people, *_now(context))  # noqa: E731
        await self._take(read, context)
        await ack()

    async def mentioned(self, body: Body, context: AsyncBoltContext) -> None:
        """Take a mention in a channel."""
        bot, now = context.bot_user_id or "", _now(context)[1]
        await self._take(lambda: said.mentioned(Happened.model_validate(body), self._people, bot, now), context)

    async def written(self, body: Body, context: AsyncBoltContext) -> None:
        """Take a direct message."""
        now = _now(context)[1]
        await self._take(lambda: said.written(Happened.model_validate(body), self._people, now), context)

    async def ignored(self) -> None:
        """Acknowledge what the bot has no use for."""

    async def failed(self, error: Exception) -> BoltResponse:
        """Leave an event that was not kept without acknowledgement: Slack brings it again."""
        if not isinstance(error, Overloaded):
            log.error("slack.failed", exc_info=error)
        return BoltResponse(status=BUSY, body="")

    async def _take(self, read: Read, context: AsyncBoltContext) -> dict[str, str]:
        """Return what a modal is to say about its inputs; nothing when all went well."""
        try:
            incoming = read()
        except (ValidationError, OverflowError, ValueError) as trouble:
            log.warning("slack.malformed", trouble=type(trouble).__name__)
            return {}
        if incoming is None or incoming.event is None:
            return {}
        if incoming.teams <= _ours(context):
            return self._give(await self._put(incoming), incoming)
        log.warning("slack.outsider", teams=sorted(incoming.teams))
        hint = languages.texts(languages.FALLBACK)("slack.outsider")
        return self._give(
            (Reply(to=incoming.waiting.where, text="", hint=hint, data={"refused": "outsider"}),), incoming
        )

    async def _put(self, incoming: Incoming) -> Sequence[Reply]:
        if self.road is None or incoming.event is None:
            raise Overloaded("slack.starting")
        await self._answers.room()
        return await self.road.put(incoming.event, patience=PATIENCE)

    def _give(self, replies: Sequence[Reply], incoming: Incoming) -> dict[str, str]:
        refusal = next((reply for reply in replies if "refused" in reply.data), None)
        if incoming.form and refusal:
            return {incoming.form: refusal.words or refusal.hint}
        self._answers.begin(replies, incoming.waiting)
        return {}


def _now(context: AsyncBoltContext) -> tuple[str, dt.datetime]:
    return context.team_id or "", dt.datetime.now(dt.UTC)


def _ours(context: AsyncBoltContext) -> frozenset[str]:
    """Return the workspace that the bot's own token belongs to, and its organisation."""
    result = context.authorize_result
    return frozenset(name for name in (result.team_id, result.enterprise_id) if name) if result else frozenset()
