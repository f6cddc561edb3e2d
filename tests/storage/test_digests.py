"""What a chat is told, on a real database: from the command over the agenda to the words."""

import datetime as dt
import random
from dataclasses import replace
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import or_, select, update
from world import ADMIN, AGENT, ANNA, LEAD, ROLES, TEAM

from bot import taps
from bot.core import FeedbackBot
from bot.messages import Actor, Address, CustomerRef, Recorded, Score
from bot.model import AuditEntry, Digest, Interaction
from bot.workspace import Workspace
from storage import promises
from storage.batch import Batch
from storage.codec import decode
from storage.job import Job
from storage.ledgers import AGENDA, OUTBOX
from storage.world import Reading

RIGA = ZoneInfo("Europe/Riga")
FRIDAY = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
SATURDAY = FRIDAY + dt.timedelta(hours=19)
"""Nine in the morning in Riga."""
DAY = dt.timedelta(days=1)
GROUP = Actor(platform="telegram", person="7", name="Lena", badges=("telegram:-100",))
PAGE = Address(platform="web", chat="team")
ids = count()


class Company:
    """A bot on one connection; ``now`` is what its clock says."""

    def __init__(self, connection):
        self.connection, self.now = connection, FRIDAY
        roles = {**ROLES, GROUP.subject: 2, "web:lead": 2}
        self.bot = FeedbackBot(Workspace(zone=RIGA, roles=roles))

    def tell(self, *events):
        batch = Batch(self.connection, self.bot)
        jobs = [Job(event=event) for event in events]
        batch.carry(jobs)
        assert batch.failed == []
        return [reply for job in jobs for reply in job.replies]

    def says(self, line, where=PAGE, actor=LEAD):
        event = taps.commanded(line, id=f"m{next(ids)}", at=self.now, actor=actor, where=where)
        if self.bot.only_reads(event):
            return self.bot.handle(event, Reading(self.connection))[0]
        return self.tell(event)[0]

    def rated(self, at, score, comment="", **about):
        facts = {"agents": ("Marta",), "channel": "phone", "ended_at": at} | about
        number = next(ids)
        self.tell(
            Recorded(
                id=f"r{number}",
                at=at,
                customer=CustomerRef(id=f"C{number}"),
                interaction=Interaction(id=f"I{number}", **facts),
                scores=(Score(question="csat", measure="csat", scale=5, score=score),),
                comment=comment,
            )
        )

    def fridays(self, share, weeks=4, n=25):
        for week in range(1, weeks + 1):
            for number in range(n):
                good = number < share * n
                self.rated(FRIDAY - 7 * week * DAY, 5 if good else 1, channel="phone" if number % 2 else "email")

    def passes(self, until, *, sends=True):
        """Let time pass: what is due happens, the nearest first."""
        while True:
            row = self.connection.execute(select(AGENDA).order_by(AGENDA.c.due_at).limit(1)).first()
            if row is None or row.due_at > until:
                break
            self.now = max(self.now, row.due_at)
            self.tell(replace(decode(row.body), at=self.now))
            promises.finish(self.connection, row)
            if sends:
                fresh = or_(OUTBOX.c.stale_at.is_(None), OUTBOX.c.stale_at > self.now)
                self.connection.execute(update(OUTBOX).where(fresh).values(message=OUTBOX.c.key, done=True))
        self.now = until

    def sent(self, prefix="digest:"):
        rows = self.connection.execute(select(OUTBOX).order_by(OUTBOX.c.due_at, OUTBOX.c.key))
        return [(row.key, decode(row.body), row.under) for row in rows if row.key.startswith(prefix)]


@pytest.fixture
def company(store):
    with store.writer.connect() as connection, connection.begin() as transaction:
        yield Company(connection)
        transaction.rollback()


@pytest.fixture
def fallen(company):
    """Last Friday was bad on the phone."""
    company.fridays(0.9)
    for number in range(40):
        phone = number % 2
        company.rated(
            FRIDAY,
            2 if phone and number > 5 else 5,
            comment="I waited forty minutes on hold" if number == 39 else "",
            channel="phone" if phone else "email",
        )
    company.now = SATURDAY - dt.timedelta(hours=1)
    return company


def test_the_headline_is_the_largest_real_change_with_what_is_usual_and_where(fallen):
    reply = fallen.says("/digest preview csat")
    title, first, where = reply.title, *reply.text.splitlines()[:2]

    assert title == "Friday, Nov 20, 2026 (Europe/Riga)"
    assert first.startswith("Customer satisfaction (CSAT): a clear fall to 58%")
    assert first.endswith("(n = 40, 42% to 71%). Usual on Fridays: 92%.")
    assert where == "It shows most here: channel phone, 15% (n = 20, before 92%)."
    assert "“I waited forty minutes on hold” (score 2)" in reply.text
    assert reply.picture.alt
    assert (reply.private, reply.buttons) == (True, ())


def test_what_is_but_chance_is_not_called_a_change(company):
    company.fridays(0.9)
    chance = random.Random(1)  # noqa: S311 - no secret
    for _ in range(40):
        company.rated(FRIDAY, 5 if chance.random() < 0.85 else 1)
    company.now = SATURDAY

    assert company.says("/digest preview csat").text.startswith("Nothing clearly changed. Customer satisfaction")


def test_few_answers_are_counted_and_none_are_one_line(company):
    company.fridays(0.9)
    company.rated(FRIDAY, 1)
    company.now = SATURDAY

    assert "too few to tell: Customer satisfaction (CSAT): 0 of 1" in company.says("/digest preview csat").text
    company.now += DAY
    assert company.says("/digest preview").text == "Nothing came in."


def test_what_cannot_be_compared_is_not_said_to_be_unchanged(company):
    for number in range(40):
        company.rated(FRIDAY, 5 if number else 1)
    company.now = SATURDAY
    alone = company.says("/digest preview csat").text
    company.fridays(0.5, weeks=1)
    once = company.says("/digest preview csat").text

    assert alone.startswith("There is nothing to compare with yet. Customer satisfaction (CSAT) 98%")
    assert "a clear rise to 98%" in once
    assert once.splitlines()[0].endswith("Before: 52%.")


def test_a_comment_that_readers_understand_comes_first(company):
    for language, words in (("en", "I waited far too long, terrible"), ("nl", "Veel te lang gewacht, waardeloos")):
        company.rated(FRIDAY, 1, words, language=language)
    company.now = SATURDAY

    assert "“Veel te lang" in company.says("/digest preview csat nl").text
    assert "“I waited far" in company.says("/digest preview csat en").text


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("weekly en", "Nov 9 – 15, 2026 (Europe/Riga)"),
        ("weekly nl", "9–15 nov 2026 (Europe/Riga)"),
        ("monthly lv", "2026. g. oktobris (Europe/Riga)"),
        ("monthly bg", "Октомври 2026 г. (Europe/Riga)"),  # noqa: RUF001
        ("monthly fil", "Oktubre 2026 (Europe/Riga)"),
    ],
)
def test_a_week_and_a_month_are_called_as_people_call_them(company, words, titles):
    assert " ".join(company.says(f"/digest preview {words}").title.split()) == titles


def test_targets_praise_and_streaks_are_told(fallen):
    fallen.says("/target csat 90")
    for _ in range(7):
        fallen.rated(FRIDAY, 5, agents=("Līga",))
    lines = fallen.says("/digest preview csat").text.splitlines()

    assert "Target missed: Customer satisfaction (CSAT) 64% (target 90%)." in lines
    assert "Well done, Līga: 7 answers, each of them 5 of 5." in lines
    fallen.rated(FRIDAY, 5, "Wonderful and very friendly help, thank you", agents=("Andris",))
    assert "Praise for Andris: “Wonderful" in fallen.says("/digest preview csat").text


@pytest.mark.parametrize("language", ["en", "lv", "nl", "bg", "fil"])
def test_a_digest_fits_below_a_picture_in_every_language(fallen, language):
    fallen.says("/target csat 90")
    fallen.says("/target fcr 99")
    for number in range(30):
        fallen.rated(
            FRIDAY, 5, "Wonderful help, thank you so much for all that you did for us. " * 4, outcome="resolved"
        )
        fallen.rated(FRIDAY - 7 * DAY, 5, outcome="unresolved", kind=f"kind {number}")
    for rhythm in ("daily", "weekly", "monthly"):
        reply = fallen.says(f"/digest preview {rhythm} {language}")
        assert len(reply.words.encode("utf-16-le")) // 2 <= 1024
        assert len(reply.text.splitlines()) <= 9


def test_it_comes_on_its_minute_with_a_button_for_more_and_back(fallen):
    said = fallen.says("/digest on 9:00 csat")
    fallen.passes(SATURDAY + DAY)
    [(key, reply, _), (_, sunday, _)] = fallen.sent()

    assert "every day at 9:00" in said.text.replace("\u202f", " ")
    assert key == "digest:web:team::daily:2026-11-20"
    assert (reply.to, sunday.text) == (PAGE, "Customer satisfaction (CSAT): nothing came in.")
    where = replace(PAGE, message="m1")
    more = fallen.says(f"/detail {reply.buttons[0][0].data.removeprefix('d:')}", where)
    assert (more.title, more.to, more.private) == (reply.title, where, False)
    assert "A clear change." in more.text
    assert "1 number was compared" in more.text
    less = fallen.says(f"/detail {more.buttons[0][0].data.removeprefix('d:')}", where)
    assert (less.text, less.title) == (reply.text, reply.title)


def test_slack_gets_the_details_in_the_thread(fallen):
    fallen.says(
        "/digest on 9:00 csat",
        where=Address(platform="slack", chat="ULEAD"),
        actor=replace(LEAD, badges=("slack:CTEAM",)),
    )
    fallen.passes(SATURDAY)
    [(key, reply, _), (_, below, under)] = fallen.sent()

    assert (reply.to, reply.buttons, under) == (TEAM, (), key)
    assert "compared" in below.text


def test_a_topic_of_a_group_has_its_own(fallen):
    topic = Address(platform="telegram", chat="-100", thread="5")
    fallen.says("/digest on 9:00 lv csat", where=topic, actor=GROUP)
    fallen.passes(SATURDAY)
    [(_, reply, _)] = fallen.sent()

    assert reply.to == topic
    assert reply.title == "Piektdiena, 2026. gada 20. nov. (Europe/Riga)"
    assert "skaidrs kritums" in reply.text


def test_a_comment_is_not_told_on_two_days(fallen):
    fallen.says("/digest on 9:00 csat")
    fallen.passes(SATURDAY)
    told = fallen.connection.execute(select(OUTBOX)).first()
    [digest] = [Reading(fallen.connection).find(Digest, "web", "team", "", "daily")]

    assert "forty minutes" in decode(told.body).text
    assert Reading(fallen.connection).find(Interaction, digest.voice).channel == "phone"


def test_three_days_down_bring_one_digest_that_says_so(fallen):
    fallen.says("/digest on 9:00 csat")
    row = fallen.connection.execute(select(AGENDA).where(AGENDA.c.key.like("digest:%"))).one()
    fallen.now = SATURDAY + 3 * DAY
    fallen.tell(replace(decode(row.body), at=fallen.now))
    promises.finish(fallen.connection, row)
    fallen.passes(fallen.now)
    [(key, reply, _)] = fallen.sent()

    assert key.endswith(":2026-11-23")
    assert (
        reply.text.splitlines()[-1]
        == "There were no digests from Nov 20, 2026 to Nov 22, 2026: they could not be sent in time."
    )


def test_one_that_could_not_be_sent_in_time_is_left_out_and_the_next_says_so(fallen):
    fallen.says("/digest on 9:00 csat")
    fallen.passes(SATURDAY + DAY, sends=False)
    fallen.passes(SATURDAY + 2 * DAY)
    fallen.passes(SATURDAY + 3 * DAY)
    rows = fallen.connection.execute(select(OUTBOX).where(OUTBOX.c.key.like("digest:%")).order_by(OUTBOX.c.due_at))
    stale = [(row.due_at, row.stale_at) for row in rows]
    _, _, third, fourth = (reply.text.splitlines()[-1] for _, reply, _ in fallen.sent())

    assert stale == [(SATURDAY + n * DAY, SATURDAY + (n + 1) * DAY) for n in range(4)]
    assert third.startswith("There were no digests from Nov 20, 2026 to Nov 21, 2026")
    assert fourth == "Customer satisfaction (CSAT): nothing came in."


def test_a_changed_or_ended_schedule_keeps_nothing_of_the_old_one(fallen):
    fallen.says("/digest on 9:00 csat")
    fallen.says("/digest on 9:30 csat quiet")
    fallen.passes(SATURDAY + dt.timedelta(minutes=29))
    early = len(fallen.sent())
    fallen.passes(SATURDAY + dt.timedelta(minutes=30))
    fallen.says("/digest on 10:00")
    fallen.passes(SATURDAY + DAY)
    fallen.says("/digest off")
    fallen.passes(SATURDAY + 9 * DAY)

    assert (early, [key for key, _, _ in fallen.sent()]) == (0, ["digest:web:team::daily:2026-11-20"])
    trail = [entry for entry in Reading(fallen.connection).audit(10) if entry.deed == "digest"]
    assert len(trail) == 4
    assert isinstance(trail[0], AuditEntry)


def test_all_of_a_workspace_are_listed(fallen):
    fallen.says("/digest on 9:00 weekdays csat")
    fallen.says("/digest on weekly mondays", where=Address(platform="telegram", chat="-100", thread="5"), actor=GROUP)
    listed = fallen.says("/digest list").text

    assert "This chat: Monday to Friday" in listed
    assert "telegram:-100/5: weekly on Mondays" in listed


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/digest off", "no such digest"),
        ("/digest on Europe/Rigga", "Did you mean Europe/Riga"),
        ("/digest on 24:00", "no time of day"),
        ("/digest on 9:00 EET", "does not say what the clocks show in summer"),
        ("/digest on 9:00 topics", "/topics shows it"),
        ("/detail more daily 2026-11-20 2026-11-21", "no such digest"),
        ("/detail", "no such digest"),
    ],
)
def test_what_cannot_be_is_said(company, line, said):
    assert said in company.says(line).text


@pytest.mark.parametrize("actor", [ANNA, AGENT])
def test_only_leads_decide_about_digests(company, actor):
    assert "role" in company.says("/digest on", actor=actor).text


def test_managers_are_asked_once_a_quarter_before_they_see_the_number(company):
    company.says("/estimate retention 92 this quarter", actor=ADMIN)
    company.says("/digest on 9:00 csat")
    company.passes(dt.datetime(2027, 1, 5, tzinfo=dt.UTC))
    before = company.sent("estimates:")
    company.passes(dt.datetime(2027, 4, 5, tzinfo=dt.UTC))
    [(key, reply, _)] = company.sent("estimates:")

    assert before == []
    assert key == "estimates:2027-01-01:slack:UADMIN"
    assert "/estimate retention 90 this quarter" in reply.text
    assert company.connection.execute(select(AGENDA).where(AGENDA.c.key == "estimates")).one()


def test_the_digest_reminds_of_estimates_in_the_last_week_of_a_quarter(company):
    company.says("/estimate retention 92 this quarter")
    company.now = dt.datetime(2027, 3, 27, 10, tzinfo=dt.UTC)
    company.rated(company.now - DAY, 5)

    assert "The quarter ends soon" in company.says("/digest preview csat").text
