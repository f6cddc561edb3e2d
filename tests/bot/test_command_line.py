"""The command line in its own process: every mistake is one sentence, nothing is a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(folder, *words, **settings):
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/x.db"} | settings
    command = [sys.executable, str(ROOT / "bot.py"), *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


MISTAKES = [
    (["say", "/csat"], {"TIMEZONE": "Mars"}, "Europe/Riga"),
    (["say", "/csat"], {"DATABASE_URL": "sqlite:///:memory:"}, "sqlite:///path"),
    (["say", "/csat"], {"DATABASE_URL": "sqlite:////proc/none/x.db"}, "cannot be opened"),
    (["say", "/csat"], {"DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"}, "cannot be opened"),
    (["check"], {"PORT": "99999"}, "0 to 65535"),
    (["check"], {"LEADS": "Telegram:1"}, "platform:id"),
    (["check"], {"LEADS": "telegrm:1"}, "belong to no platform: telegrm:1"),
    (["say", "/start"], {}, "only reads"),
    (["say", "/csat wek"], {}, "week"),
]


@pytest.mark.parametrize(("words", "settings", "said"), MISTAKES)
def test_a_mistake_is_one_sentence(tmp_path, words, settings, said):
    done = run(tmp_path, *words, **settings)

    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode in {1, 2}


def test_reading_leaves_the_zone_alone(tmp_path):
    run(tmp_path, "say", "/csat", TIMEZONE="UTC")

    assert "Set TIMEZONE=UTC" in run(tmp_path, "say", "/csat", TIMEZONE="Asia/Manila").stderr


def test_json_says_the_range_and_what_was_counted(tmp_path):
    found = json.loads(run(tmp_path, "say", "/csat 2026-10", "--json").stdout)

    assert found["window"] == {"start": "2026-10-01", "end": "2026-11-01", "zone": "UTC"}
    assert (found["n"], found["value"], found["groups"]) == (0, None, [])
