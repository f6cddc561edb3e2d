"""
The shipped process with every platform connected: how soon it polls, and how much memory it takes when idle.

Run it with ``python tests/benchmarks/start.py``.
"""

import asyncio
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__)
# In place of this folder: this file must not stand for another of the same name.
sys.path[:1] = [str(HERE.parent.parent), str(HERE.parent.parent.parent)]

import bot_process  # noqa: E402 - found through the lines above
import telegram_server  # noqa: E402
from slack_server import APP_TOKEN, TOKEN, SlackServer  # noqa: E402

RUNS, IDLE = 5, 3.0


async def main():
    async with SlackServer() as slack:
        with telegram_server.running() as telegram, tempfile.TemporaryDirectory() as folder:
            found = [await started(slack, telegram, Path(folder)) for _ in range(RUNS + 1)]
    polls, sizes = zip(*found[1:], strict=True)
    sys.stdout.write(
        f"start to first poll:    median {statistics.median(polls):.2f} s of {RUNS}, on a database that is there\n"
        f"idle memory:            median {statistics.median(sizes):.0f} MiB with Telegram, Slack and the page\n"
    )


async def started(slack, telegram, folder):
    """Return seconds from the start to the first poll, and MiB held a little later."""
    telegram.sent.clear()
    began = time.perf_counter()
    settings = {
        "TELEGRAM_TOKEN": telegram_server.TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "SLACK_BOT_TOKEN": TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": slack.url,
    }
    bot = bot_process.BotProcess(folder, **settings)
    bot.start()
    try:
        # The last call before the first poll.
        await asyncio.to_thread(telegram.wait, lambda: telegram.calls("deleteWebhook"))
        polled = time.perf_counter() - began
        await asyncio.sleep(IDLE)
        return polled, held(bot._process.pid)
    finally:
        bot.stop()


def held(process):
    """Return the resident memory of a process in MiB."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


if __name__ == "__main__":
    asyncio.run(main())
