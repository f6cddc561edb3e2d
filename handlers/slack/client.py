"""Slack's Web API as this bot calls it, over one shared session."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from handlers.slack.settings import Settings

TIMEOUT = 10
"""Seconds to wait for an answer."""

quiet = logging.getLogger("afterword.slack.library")
# The libraries write whole payloads into their warnings, and personal text must not reach the logs.
quiet.setLevel(logging.ERROR)


class Client:
    """
    The two ways to call Slack.

    ``web`` fails at once, so that the caller decides when to try again; ``patient`` waits out a rate limit, for
    look-ups that nobody waits for.
    """

    def __init__(self, settings: Settings) -> None:
        # The library finds the proxy itself, once; a session that does would hop through a thread at each call.
        self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT))
        self.web = self._web(settings, [])
        self.patient = self._web(settings, [AsyncConnectionErrorRetryHandler(), AsyncRateLimitErrorRetryHandler(2)])

    def _web(self, settings: Settings, retries: list[Any]) -> AsyncWebClient:
        return AsyncWebClient(
            token=settings.token,
            base_url=settings.slack_api_url,
            timeout=TIMEOUT,
            session=self.session,
            logger=quiet,
            retry_handlers=retries,
        )

    async def person(self, person: str) -> tuple[str, str]:
        """
        Return the person's name and locale, such as ``("Anna Ozola", "lv-LV")``.

        Raises:
            SlackApiError: Slack refuses to say.

        """
        answer = await self.patient.users_info(user=person, include_locale=True)
        found: Mapping[str, Any] = answer.get("user") or {}
        profile: Mapping[str, Any] = found.get("profile") or {}
        names = (profile.get("display_name"), profile.get("real_name"), found.get("real_name"), found.get("name"))
        return next((str(name) for name in names if name), ""), str(found.get("locale") or "")

    async def groups(self) -> Mapping[str, Sequence[str]]:
        """
        Return the user groups of each person who is in any.

        Raises:
            SlackApiError: Slack refuses to say.

        """
        answer = await self.patient.usergroups_list(include_users=True)
        found: dict[str, list[str]] = {}
        for group in answer.get("usergroups") or ():
            for person in group.get("users") or ():
                found.setdefault(str(person), []).append(str(group["id"]))
        return found

    async def close(self) -> None:
        """Let go of all connections."""
        await self.session.close()
