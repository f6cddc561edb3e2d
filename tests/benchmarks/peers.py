"""The same numbers as others get them: their tables and their way of asking, on the same engine and data."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3

from filling import NOW, timed
from sqlalchemy import text

PAGE = 5000
TABLES = """
CREATE TABLE ratings (id INTEGER PRIMARY KEY, account_id INTEGER, conversation_id TEXT, contact_id TEXT, agent TEXT,
    rating INTEGER, feedback TEXT, created_at TEXT);
CREATE INDEX ratings_by_account ON ratings (account_id);
CREATE TABLE surveyed (id INTEGER PRIMARY KEY, survey_id TEXT, created_at TEXT, data TEXT, meta TEXT);
CREATE INDEX surveyed_by_survey ON surveyed (survey_id, created_at);
"""


def questions(store, folder, answers):
    """Return the medians of rows that the database counts (as Chatwoot), and of documents looked at (as Formbricks)."""
    base = sqlite3.connect(f"{folder}/peers.db")
    base.executescript(TABLES)
    with store.reading.connect() as connection:
        rows = connection.execute(text("SELECT ask, score, answered_at FROM responses WHERE measure = 'nps'"))
        for some in rows.partitions(20_000):
            base.executemany(
                "INSERT INTO ratings VALUES (NULL, 1, ?, '', 'a', ?, '', ?)", [(a, s, str(at)) for a, s, at in some]
            )
            documents = [(str(at), json.dumps({"nps": s, "why": "", "finished": True}), "{}") for _, s, at in some]
            base.executemany("INSERT INTO surveyed VALUES (NULL, 'service', ?, ?, ?)", documents)
    base.commit()
    since = (NOW - dt.timedelta(days=18)).isoformat()
    found = {
        "month, a row an answer, counted": timed(lambda: counted(base, since)),
        "whole, a row an answer, counted": timed(lambda: counted(base, "")),
    }
    if answers <= 1_000_000:
        found["month, documents looked at"] = timed(lambda: looped(base, since))
    base.close()
    return found


def counted(base, since):
    query = "SELECT rating, count(*) FROM ratings WHERE account_id = 1 AND created_at >= ? GROUP BY rating"
    return dict(base.execute(query, (since,)))


def looped(base, since):
    """Load page after page of whole responses and look into each."""
    found, place = {}, 0
    query = "SELECT id, data, meta FROM surveyed WHERE survey_id = 'service' AND created_at >= ? LIMIT ? OFFSET ?"
    while rows := base.execute(query, (since, PAGE, place)).fetchall():
        for _, data, _ in rows:
            score = json.loads(data)["nps"]
            found[score] = found.get(score, 0) + 1
        place += PAGE
    return found
