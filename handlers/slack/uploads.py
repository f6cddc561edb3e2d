"""Pictures and files on their way to Slack."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from handlers.slack.faults import translated

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.charts import Chart


class Uploads:
    """Uploads through the three steps that Slack asks for."""

    def __init__(self, web: AsyncWebClient) -> None:
        self._web = web

    async def picture(self, chart: Chart) -> str:
        """
        Return the id of the chart's picture, which only this app's messages show.

        Raises:
            Undeliverable, TryLater: Slack did not take it.

        """
        png = await asyncio.to_thread(_drawn, chart)
        with translated():
            answer = await self._web.files_upload_v2(
                filename="chart.png", content=png, title=chart.title or "chart", alt_txt=chart.alt[:1000] or None
            )
        return str(answer["files"][0]["id"])

    async def document(self, content: str, channel: str, thread: str) -> None:
        """
        Put a CSV document into a channel.

        Raises:
            Undeliverable, TryLater: Slack did not take it.

        """
        with translated():
            await self._web.files_upload_v2(
                filename="report.csv",
                content=content.encode("utf-8-sig"),
                title="report.csv",
                channel=channel,
                thread_ts=thread or None,
            )

    async def direct(self, person: str) -> str:
        """
        Return the channel of the direct messages with a person: files cannot be addressed to people.

        Raises:
            Undeliverable, TryLater: Slack did not open it.

        """
        with translated():
            answer = await self._web.conversations_open(users=person)
        return str(answer["channel"]["id"])


def _drawn(chart: Chart) -> bytes:
    from bot import charts

    return charts.png(charts.svg(chart))
