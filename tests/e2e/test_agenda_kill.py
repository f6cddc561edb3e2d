"""Processes that keep promises are killed at random points; every promise is kept all the same, and once."""

import os
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from contextlib import contextmanager
from pathlib import Path

import postgres
import pytest
from sqlalchemy import create_engine, select

from bot.model import AskState
from storage import engines
from storage.ledgers import AGENDA, OUTBOX
from storage.tables import ASKS

CHILD = Path(__file__).parents[1] / "agenda_child.py"
ROOT = CHILD.parents[1]
PEOPLE = 150
AT_ONCE = 16
"""Messages that may be on their way when a process dies."""


class Replicas:
    """Processes on one database; ``kill`` ends one as a power failure would and starts another in its place."""

    def __init__(self, url, folder, count):
        self.url, self.folder, self.began, self.kills = url, folder, time.time(), 0
        self.running = [self.start() for _ in range(count)]

    def start(self):
        command = [sys.executable, str(CHILD), self.url, str(self.folder), str(self.began), str(PEOPLE)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        assert process.stdout.readline() == "ready\n"
        return process

    def kill(self):
        victim = self.running.pop(0)
        if victim.poll() is None:
            victim.kill()
            self.kills += 1
        victim.wait(10)
        victim.stdout.close()
        self.running.append(self.start())

    def finish(self):
        for process in self.running:
            assert process.wait(90) == 0


@contextmanager
def started(url, folder, count):
    """Yield so many processes; they are gone afterwards."""
    replicas = Replicas(url, folder, count)
    try:
        yield replicas
    finally:
        for process in replicas.running:
            process.kill()
            process.wait(10)
            process.stdout.close()


@pytest.fixture(params=["one process on SQLite", "two replicas on PostgreSQL"])
def replicas(request, tmp_path):
    if "SQLite" in request.param:
        with started(f"sqlite:///{tmp_path}/afterword.db", tmp_path, 1) as running:
            yield running
        return
    if reason := postgres.missing():
        pytest.skip(reason)
    with postgres.server() as address, started(f"{address}/postgres", tmp_path, 2) as running:
        yield running


def sent(folder):
    """Return the processes that sent each message, by what and whom."""
    found = defaultdict(list)
    for line in (folder / "sent").read_text().splitlines():
        what, chat, process = line.split()
        found[what, chat].append(process)
    return found


def test_every_ask_and_reminder_is_kept_once_whatever_dies_when(replicas):
    chance = random.Random(5)  # noqa: S311 - when to kill
    for _ in range(6):
        time.sleep(chance.random() * 0.8)
        replicas.kill()
    replicas.finish()
    engine = create_engine(engines.address(replicas.url))
    with engine.connect() as connection:
        states = Counter(connection.scalars(select(ASKS.c.state)))
        rows = [
            (row.key.partition(":")[0], row.version, row.message != "") for row in connection.execute(select(OUTBOX))
        ]
        left = connection.execute(select(AGENDA)).all()
    engine.dispose()
    messages = sent(replicas.folder)
    twice = {name: processes for name, processes in messages.items() if len(processes) > 1}

    assert replicas.kills >= 4
    assert states == {AskState.EXPIRED: PEOPLE}
    assert Counter(rows) == {("ask", 2, True): PEOPLE, ("reminder", 2, True): PEOPLE}
    assert left == []
    assert {what for what, _ in messages} == {"ask", "reminder", "edit"}
    assert all(len(messages[what, f"c{number}"]) >= 1 for what in ("ask", "reminder") for number in range(PEOPLE))
    assert all(len(messages["edit", f"c{number}"]) >= 2 for number in range(PEOPLE))
    again = {name: processes for name, processes in twice.items() if name[0] != "edit"}
    assert all(len(set(processes)) == len(processes) for processes in again.values()), again
    assert sum(len(processes) - 1 for processes in again.values()) <= replicas.kills * AT_ONCE
