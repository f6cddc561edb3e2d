"""
Socket Mode: presses acknowledged by the bot, each on disk, against an empty Bolt listener on the same server.

Run it with ``python tests/benchmarks/slack.py [PRESSES]``.
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

HERE = Path(__file__)
# In place of this folder: this file must not stand for another of the same name.
sys.path[:1] = [str(HERE.parent.parent), str(HERE.parent.parent.parent)]

import bot_process  # noqa: E402 - found through the lines above
from slack_server import APP_TOKEN, TOKEN, SlackServer  # noqa: E402

SLICES, SLICE, ALONE, AT_ONCE = 5, 400, 100, 100


async def main():
    size = int(sys.argv[1]) // SLICES if len(sys.argv) > 1 else SLICE
    async with SlackServer() as server, SlackServer() as other:
        with ours(server) as bot, bare(other.url):
            waits, slices = await measured(bot, server, other, size)
    acks, shown, empty, ratio = (statistics.median(column) for column in zip(*slices, strict=True))
    waits = statistics.quantiles(waits, n=100)
    lines = (
        f"press to answer:      p50 {waits[49] * 1000:.1f} ms, p95 {waits[94] * 1000:.1f} ms",
        f"answers on disk:      {acks:.0f} acks/s",
        f"and answered:         {shown:.0f}/s",
        f"empty Bolt listener:  {empty:.0f} acks/s",
        f"ratio:                {ratio:.2f}",
    )
    sys.stdout.write("\n".join(lines) + "\n")


async def measured(bot, server, other, size):
    """Return the waits of single presses, and rates slice by slice in turn: the machine's other work falls on both."""
    await server.until(lambda: server.sockets and other.sockets, seconds=60)
    asks = await asked(server, ALONE + SLICES * size)
    waits = [await answered(server, ask) for ask in asks[:ALONE]]
    await flood(other, nothings(other, size))
    slices = []
    for start in range(ALONE, len(asks), size):
        acks, shown = await pressed(server, asks[start : start + size])
        empty = await flood(other, nothings(other, size))
        slices.append((acks, shown, empty, acks / empty))
    kept = (await asyncio.to_thread(bot.asked, "/csat today"))["n"]
    if kept != len(asks):
        sys.exit(f"{kept} answers are on disk")
    return waits, slices


@contextmanager
def ours(server):
    settings = {"SLACK_BOT_TOKEN": TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": server.url}
    with tempfile.TemporaryDirectory() as name, bot_process.running(Path(name), AGENTS="slack:UA", **settings) as bot:
        yield bot


async def pressed(server, asks):
    """Return how many presses were acknowledged a second, and how many were answered."""
    before, began = len(server.shown), time.perf_counter()
    acks = await flood(server, [press(server, ask) for ask in asks])
    await server.until(lambda: len(server.shown) >= before + len(asks), seconds=60)
    return acks, len(asks) / (time.perf_counter() - began)


def nothings(server, count):
    where = {"channel": "D1", "ts": "1.000001", "how": "message"}
    tap = {"action_id": "tap.0.3", "value": "r:" + "T" * 22 + ":csat:4"}
    return [server.tap(f"U{number}", where, tap) for number in range(count)]


async def asked(server, count):
    """Have an agent ask so many people, and return the messages that ask."""
    commands = [server.slash("UA", "C1", "/ask", f"<@U{number}>") for number in range(1_000, 1_000 + count)]
    await flood(server, commands, "slash_commands")
    await server.until(lambda: len(direct(server)) == count, seconds=300)
    return direct(server)


def direct(server):
    return [shown for shown in server.shown if shown["how"] == "message" and shown["channel"][0] == "D"]


def press(server, ask):
    return server.press(ask["channel"][1:], ask, "4")


async def answered(server, ask):
    """Press one button, and return the seconds until its message has changed."""
    began, before = time.perf_counter(), len(server.shown)
    await server.bring("interactive", press(server, ask))
    while not any(shown["ts"] == ask["ts"] for shown in server.shown[before:]):  # noqa: ASYNC110 - the wait is measured
        await asyncio.sleep(0.0005)
    return time.perf_counter() - began


async def flood(server, payloads, kind="interactive"):
    """Bring everything, a hundred at a time, and return how much was acknowledged a second."""
    left, began = iter(payloads), time.perf_counter()

    async def worker():
        for payload in left:
            if not await server.bring(kind, payload):
                sys.exit("an envelope was not acknowledged")

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return len(payloads) / (time.perf_counter() - began)


@contextmanager
def bare(api_url):
    process = subprocess.Popen([sys.executable, str(HERE), "bare", api_url])
    try:
        yield
    finally:
        process.kill()
        process.wait()


async def run_bare(api_url):
    """The library as fast as its documentation makes it, with a listener that only acknowledges."""
    from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
    from slack_bolt.async_app import AsyncApp
    from slack_sdk.web.async_client import AsyncWebClient

    client = AsyncWebClient(token=TOKEN, base_url=api_url)
    app = AsyncApp(client=client, process_before_response=True)

    @app.action("tap.0.3")
    async def nothing(ack):
        await ack()

    await AsyncSocketModeHandler(app, APP_TOKEN, web_client=client).start_async()


if __name__ == "__main__":
    if sys.argv[1:2] == ["bare"]:
        with suppress(KeyboardInterrupt):
            asyncio.run(run_bare(sys.argv[2]))
    else:
        asyncio.run(main())
