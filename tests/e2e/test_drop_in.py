"""One file each: what is dropped in works, and nothing else is edited."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

INDICATOR = '''
"""
Smiles: the share of answers that are a 5.

A made-up indicator. Source: this test.
"""
from bot.indicators import Estimate, Indicator
from bot.reports.sources import Scores
from bot.statistics import share_change, wilson


def estimate(tally):
    if not tally.n:
        return None
    fives = tally.count([5])
    span = wilson(fives, tally.n)
    return Estimate(value=fives / tally.n, n=tally.n, low=span.low, high=span.high, hits=fives)


def change(earlier, later):
    return share_change(later.count([5]), later.n, earlier.count([5]), earlier.n)


INDICATOR = Indicator(name="smile", source=Scores("csat"), estimate=estimate, change=change, least=10)
'''

PLATFORM = '''
"""A platform that reads one line of a file and writes its replies into another."""
import datetime as dt
import os
from pathlib import Path

from bot import taps
from bot.findings import Finding
from bot.messages import Actor, Address


class Pigeon:
    name = "pigeon"
    opens_chats = True

    async def deliver(self, reply):
        return "1"

    def link(self, token):
        return ""

    def routes(self):
        return ()

    async def run(self, road):
        loft = Path(os.environ["PIGEON_LOFT"])
        about = {"actor": Actor(platform="pigeon", person="1"), "where": Address(platform="pigeon", chat="1")}
        event = taps.commanded((loft / "in").read_text(), id="pigeon:1", at=dt.datetime.now(dt.UTC), **about)
        replies = await road.put(event)
        (loft / "out.part").write_text("\\n".join(reply.text for reply in replies))
        (loft / "out.part").rename(loft / "out")

    async def close(self):
        pass


def connect(public_url):
    return Pigeon()


async def check(public_url):
    return [Finding(state="ok", key="start.welcome")]
'''


@pytest.fixture(name="checkout")
def _checkout(tmp_path):
    for name in ("bot", "handlers", "storage"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "bot.py", tmp_path)
    return tmp_path


def run(checkout, *words, **settings):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{checkout}/data/x.db", **settings}
    command = [sys.executable, "bot.py", *words]
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False).stdout


def test_an_indicator_is_one_file(checkout):
    (checkout / "bot/indicators/smile.py").write_text(INDICATOR.lstrip())

    assert json.loads(run(checkout, "say", "/smile week", "--json"))["indicator"] == "smile"
    assert "/smile – Smiles: the share of answers that are a 5." in run(checkout, "say", "/help")
    assert "A made-up indicator." in run(checkout, "say", "/explain smile")
    assert '"/smile"' in run(checkout, "manifest")


def test_a_language_is_one_file(checkout):
    (checkout / "bot/languages/eo.toml").write_text(
        '[report]\nnone = "neniu respondo"\n[periods]\nweek = ["semajno"]\nlast = ["pasinta"]\n'
    )

    said = run(checkout, "say", "/csat pasinta semajno", WORKSPACE_LANGUAGE="eo")

    assert "neniu respondo" in said
    assert "There are no answers yet" in said


def test_a_platform_is_one_file(checkout):
    (checkout / "handlers/pigeon.py").write_text(PLATFORM.lstrip())
    (checkout / "in").write_text("/start")
    settings = {"PIGEON_LOFT": str(checkout), "PORT": "0", "DATABASE_URL": f"sqlite:///{checkout}/data/x.db"}
    process = subprocess.Popen(
        [sys.executable, "bot.py"], cwd=checkout, env=os.environ | settings, stdout=subprocess.PIPE
    )
    try:
        process.stdout.readline()
        for _ in range(200):
            if (checkout / "out").exists():
                break
            process.poll()
            __import__("time").sleep(0.05)
        assert "Welcome!" in (checkout / "out").read_text()
    finally:
        process.terminate()
        assert process.wait(20) == 0
        process.stdout.close()
