"""The statements of one answer written by hand on the standard library's sqlite3: what the road is measured against."""

from __future__ import annotations

import json
import sqlite3
import time
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SEEN = "SELECT 1 FROM seen WHERE event_id = ?"
ASK = "SELECT interaction, customer, state FROM asks WHERE token = ?"
ANSWERED = "SELECT day, score FROM responses WHERE ask = ? AND question = ?"
ABOUT = "SELECT agents, team, channel, product, language, kind FROM interactions WHERE id = ?"
CUSTOMER = "SELECT name, language FROM customers WHERE id = ?"
MARK = "INSERT INTO seen (event_id, at) VALUES (?, ?)"
ANSWER = """
    INSERT INTO responses
        (ask, question, measure, scale, score, text, answered_at, day, edited_at, label, polarity, area, void)
    VALUES (?, 'csat', 'csat', 5, ?, '', ?, ?, NULL, '', NULL, '', '')
    ON CONFLICT (ask, question) DO UPDATE SET score = excluded.score, edited_at = excluded.answered_at
"""
STATE = "UPDATE asks SET state = 'answered' WHERE token = ?"
TALK = """
    INSERT INTO conversations (platform, chat, person, ask, question) VALUES ('web', ?, ?, '', '')
    ON CONFLICT (platform, chat, person) DO UPDATE SET ask = excluded.ask, question = excluded.question
"""
COUNT = """
    INSERT INTO tallies (dimension, measure, day, value, scale, score, count) VALUES (?, 'csat', ?, ?, 5, ?, ?)
    ON CONFLICT (dimension, measure, day, value, scale, score) DO UPDATE SET count = count + excluded.count
"""
DIMENSIONS = ("team", "channel", "product", "language", "kind")


def rate(path: Path, answers: Sequence[tuple[str, str, str, int]], size: int) -> float:
    """Return the answers written a second, in transactions of ``size``; an answer is event id, token, person, score."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    start = time.perf_counter()
    for first in range(0, len(answers), size):
        _batch(connection, answers[first : first + size])
    took = time.perf_counter() - start
    connection.close()
    return len(answers) / took


def _batch(connection: sqlite3.Connection, answers: Sequence[tuple[str, str, str, int]]) -> None:
    counts: Counter[tuple[str, str, str, int]] = Counter()
    run = connection.execute
    run("BEGIN IMMEDIATE")
    for answer in answers:
        _answer(run, counts, *answer)
    connection.executemany(COUNT, [(*key, count) for key, count in counts.items()])
    run("COMMIT")


def _answer(run, counts, event_id: str, token: str, person: str, score: int) -> None:
    at, day = "2026-10-05T12:00:00.000000+00:00", "2026-10-05"
    if run(SEEN, (event_id,)).fetchone():
        return
    interaction, customer, _ = run(ASK, (token,)).fetchone()
    for question in ("csat", "why"):
        run(ANSWERED, (token, question)).fetchone()
    agents, *values = run(ABOUT, (interaction,)).fetchone()
    run(CUSTOMER, (customer,)).fetchone()
    run(MARK, (event_id, at))
    run(ANSWER, (token, score, at, day))
    run(STATE, (token,))
    run(TALK, (person, person))
    counts["", day, "", score] += 1
    for agent in json.loads(agents):
        counts["agent", day, agent, score] += 1
    for dimension, value in zip(DIMENSIONS, values, strict=True):
        if value:
            counts[dimension, day, value, score] += 1
