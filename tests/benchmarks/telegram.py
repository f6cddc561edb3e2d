"""
Telegram's webhook: ours, with every answer on disk, against the library's own with a handler that does nothing.

Run it with ``python tests/benchmarks/telegram.py [ANSWERS]``.
"""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import aiohttp

HERE = Path(__file__)
# In place of this folder: this file must not stand for the library of the same name.
sys.path[:1] = [str(HERE.parent.parent), str(HERE.parent.parent.parent)]

import bot_process  # noqa: E402 - found through the lines above
import telegram_server  # noqa: E402

ANSWERS, PRESSES, AT_ONCE, ROUNDS = 2000, 100, 50, 4
SECRET = "benchmark"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ANSWERS
    with telegram_server.running() as server:
        waits, ours, empty = asyncio.run(measured(server, count))
    lines = (
        f"press to answer:        p50 {waits[49] * 1000:.1f} ms, p95 {waits[94] * 1000:.1f} ms",
        f"answers on disk:        {count / ours:.0f}/s",
        f"library, empty handler: {count / empty:.0f}/s",
        f"ratio:                  {empty / ours:.2f}",
    )
    sys.stdout.write("\n".join(lines) + "\n")


async def measured(server, count):
    """Return how long single presses waited, and how long each webhook took: in turns, both meet the same noise."""
    settings = {
        "TELEGRAM_TOKEN": telegram_server.TOKEN,
        "TELEGRAM_API_URL": server.url,
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
    }
    with tempfile.TemporaryDirectory() as name, bot_process.running(Path(name), PUBLIC_URL="{url}", **settings) as bot:
        await asyncio.to_thread(server.wait, lambda: server.calls("setWebhook"))
        async with aiohttp.ClientSession(headers=HEADERS) as session:
            tokens = await asks(session, bot, PRESSES + count)
            waits = [await pressed(session, bot, server, n, tokens.pop()) for n in range(1, PRESSES + 1)]
            server.sent.clear()
            with bare(server.url) as url:
                await asyncio.to_thread(server.wait, lambda: server.calls("setWebhook"))
                ours, empty = await in_turns(session, (f"{bot.url}/telegram", url), taps(PRESSES + 1, tokens))
        counted = bot.asked("/csat today")["n"]
        if counted != PRESSES + count:
            sys.exit(f"{counted} answers are on disk")
    return statistics.quantiles(waits, n=100), ours, empty


async def in_turns(session, urls, bodies):
    seconds = [0.0, 0.0]
    for start in range(ROUNDS):
        for which, url in enumerate(urls):
            seconds[which] += await flood(session, url, bodies[start::ROUNDS])
    return seconds


async def asks(session, bot, count):
    """End so many interactions, and return the tokens of their questions."""
    numbers, tokens = iter(range(count)), []

    async def worker():
        for number in numbers:
            body = {"customer": {"id": f"C{number}"}, "agents": ["Marta"], "reference": f"R{number}"}
            headers = {"Authorization": f"Bearer {bot_process.KEY}"}
            async with session.post(f"{bot.url}/api/interactions", json=body, headers=headers) as answer:
                tokens.append(token((await answer.json())["links"]["telegram"]))

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return tokens


def token(link):
    return link.partition("start=")[2]


def taps(first, tokens):
    return [tap(number, token) for number, token in enumerate(tokens, first)]


def tap(number, token):
    who = telegram_server.person(10_000 + number)
    update = telegram_server.press(f"r:{token}:csat:{number % 5 + 1}", who, message=number)
    return json.dumps({"update_id": number} | update).encode()


async def pressed(session, bot, server, number, token):
    """Press one button, and return the seconds until its message is edited."""
    began = time.perf_counter()
    async with session.post(bot.url + "/telegram", data=tap(number, token)) as answer:
        answer.raise_for_status()
    edit = await asyncio.to_thread(server.wait, lambda: edits(server, number))
    await asyncio.sleep(0.04)  # below Telegram's 30 a second: pacing is not what is measured
    return edit[0].at - began


def edits(server, message):
    return [call for call in server.calls("editMessageText") if call.fields["message_id"] == message]


async def flood(session, url, bodies):
    """Post everything, fifty at a time, and return the seconds until all were taken."""
    left, began = iter(bodies), time.perf_counter()

    async def worker():
        for body in left:
            async with session.post(url, data=body) as answer:
                answer.raise_for_status()

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    return time.perf_counter() - began


@contextmanager
def bare(api_url):
    port = bot_process.free_port()
    process = subprocess.Popen([sys.executable, str(HERE), "bare", api_url, str(port)])
    try:
        yield f"http://127.0.0.1:{port}/telegram"
    finally:
        process.kill()
        process.wait()


def run_bare(api_url, port):
    """The library as its documentation starts it."""
    from telegram.ext import Application, CallbackQueryHandler

    async def nothing(update, context):
        pass

    application = Application.builder().token(telegram_server.TOKEN).base_url(f"{api_url}/bot").build()
    application.add_handler(CallbackQueryHandler(nothing))
    url = f"http://127.0.0.1:{port}/telegram"
    application.run_webhook("127.0.0.1", port, "telegram", webhook_url=url, secret_token=SECRET)


if __name__ == "__main__":
    if sys.argv[1:2] == ["bare"]:
        with suppress(KeyboardInterrupt):
            run_bare(sys.argv[2], int(sys.argv[3]))
    else:
        main()
