"""What staff type about customers, on a real database."""

import datetime as dt
from itertools import count

import pytest
from sqlalchemy import select
from world import ADMIN, AGENT, ANNA, LEAD, ROLES, TIME_ZERO

from bot import taps
from bot.core import FeedbackBot
from bot.messages import Address, CustomerChanged, CustomerEventRecorded, CustomerRef, Recorded, Score
from bot.model import Customer, Interaction
from bot.workspace import Workspace
from storage.batch import Batch
from storage.job import Job
from storage.ledgers import FLOWS
from storage.world import Reading

ids = count()
LONG_AGO = TIME_ZERO - dt.timedelta(days=300)
PEOPLE = {"C1": "Anna Ozola", "C2": "Līga Bērziņa", "C3": "Boris", "C4": "Boris", "C5": ""}


class Company:
    """A bot on one connection; ``now`` is what its clock says."""

    def __init__(self, connection, zone):
        self.connection, self.now = connection, TIME_ZERO
        self.bot = FeedbackBot(Workspace(zone=zone, roles=ROLES))

    def tell(self, *events):
        batch, jobs = Batch(self.connection, self.bot), [Job(event=event) for event in events]
        batch.carry(jobs)
        assert batch.failed == []
        return [reply for job in jobs for reply in job.replies]

    def says(self, actor, line):
        where = Address(platform=actor.platform, chat=actor.person)
        event = taps.commanded(line, id=f"m{next(ids)}", at=self.now, actor=actor, where=where)
        if self.bot.only_reads(event):
            return self.bot.handle(event, Reading(self.connection))[0]
        return self.tell(event)[0]

    def customer(self, name, **facts):
        ref = CustomerRef(id=name, name=PEOPLE.get(name, ""))
        return self.tell(CustomerChanged(id=f"m{next(ids)}", at=self.now, customer=ref, **facts))[0]

    def happens(self, name, kind, at=None, **facts):
        ref, at = CustomerRef(id=name), at or self.now
        event = CustomerEventRecorded(id=f"m{next(ids)}", at=self.now, customer=ref, kind=kind, happened_at=at, **facts)
        return self.tell(event)[0]

    def serves(self, name, score=None, comment="", days=1, **about):
        at = self.now - dt.timedelta(days=days)
        interaction = Interaction(id=f"I{next(ids)}", agents=("Marta",), ended_at=at, **about)
        scores = (Score(question="csat", measure="csat", scale=5, score=score),) if score else ()
        ref = CustomerRef(id=name)
        told = Recorded(
            id=f"m{next(ids)}", at=at, customer=ref, interaction=interaction, scores=scores, comment=comment
        )
        self.tell(told)


@pytest.fixture
def company(store):
    with store.writer.connect() as connection, connection.begin() as transaction:
        company = Company(connection, Workspace().zone)
        for name in PEOPLE:
            company.customer(name, joined_at=LONG_AGO, products=("TV", "Internet"), value=3000, currency="EUR")
        yield company
        transaction.rollback()


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("/cancelled Anna Ozola too expensive", True),
        ("/cancelled anna ozola too expensive", True),
        ('/cancelled "Anna Ozola" too expensive', True),
        ("/cancelled C1 too expensive", True),
        ("/cancelled C1 product=tv too expensive", False),
        ('/cancelled Anna Ozola too expensive product="TV"', False),
    ],
)
def test_an_agent_notes_a_cancellation(company, line, lost):
    reply = company.says(AGENT, line)

    assert reply.data == {"customer": "C1", "lost": lost}
    assert ("no customer any more" in reply.text) == lost
    world = Reading(company.connection)
    assert (world.find(Customer, "C1").left_at is not None) == lost
    (entry,) = world.audit(5)
    assert (entry.actor, entry.about, entry.why) == (AGENT.subject, "C1", "too expensive")


def test_a_customer_is_lost_when_the_last_product_ends(company):
    company.says(AGENT, "/cancelled C1 product=TV moved")
    assert company.says(LEAD, "/churn week").data["hits"] == 0
    company.says(AGENT, "/cancelled C1 product=Internet moved")
    found = company.says(LEAD, "/churn week").data

    assert (found["hits"], found["n"], found["reasons"]) == (1, 5, {"moved": 1})
    assert (found["value_lost"], found["value_start"]) == (30.0, 150.0)
    by_product = {g["group"]: g["hits"] for g in company.says(LEAD, "/churn week by product").data["groups"]}
    assert by_product == {"TV": 1, "Internet": 1}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/cancelled", "which customer"),
        ("/cancelled C1", "reason"),
        ("/cancelled Ana Ozola expensive", "Anna Ozola (C1)"),
        ("/cancelled Boris expensive", "C3, C4"),
        ("/cancelled Xqzw expensive", "none whose name"),
        ("/cancelled C1 product=Phone expensive", "Internet, TV"),
    ],
)
def test_what_cannot_be_cancelled_is_said_with_what_can(company, line, said):
    assert said in company.says(AGENT, line).text
    assert Reading(company.connection).audit(5) == []


def test_nobody_cancels_twice_or_for_themselves_or_without_a_role(company):
    company.says(AGENT, "/cancelled C1 moved")
    assert "nothing to cancel" in company.says(AGENT, "/cancelled C1 moved").text
    assert "for the team" in company.says(ANNA, "/cancelled C2 moved").text
    company.tell(CustomerChanged(id="own", at=company.now, customer=CustomerRef(id="C2", contacts=(AGENT.subject,))))
    assert "cannot cancel for yourself" in company.says(AGENT, "/cancelled C2 moved").text


def test_one_screen_says_everything_about_a_customer_and_who_looked(company):
    company.serves("C2", 2, "The box was broken", channel="phone", kind="incident", product="TV", days=2)
    company.serves("C2", channel="email", kind="enquiry", days=9)
    company.happens("C2", "value_changed", value=4250, currency="EUR")
    company.customer("C2", contract="yearly", segment="home")
    reply = company.says(LEAD, "/customer liga berzina")

    assert reply.title == "Līga Bērziņa (C2)"
    for said in (
        "Customer since",
        "Internet, TV",
        "yearly",
        "home",
        "€42.50",
        "2 contacts",
        "phone, incident, TV, Marta",
    ):
        assert said in reply.text
    assert "csat 2" in reply.text
    assert "“The box was broken”" in reply.text
    (entry,) = Reading(company.connection).audit(1)
    assert (entry.actor, entry.deed, entry.about) == (LEAD.subject, "look", "C2")
    assert reply.private


def test_only_leads_look_and_a_name_nobody_has_gets_near_ones(company):
    assert "lead" in company.says(AGENT, "/customer C1").text
    assert "Anna Ozola (C1)" in company.says(LEAD, "/customer Anna Ozol").text
    assert Reading(company.connection).audit(5) == []


def test_who_is_at_risk_scored_low_not_long_ago_and_is_still_here(company):
    company.serves("C1", 1, days=3)
    company.serves("C2", 1, days=45)
    company.serves("C3", 5, days=3)
    company.serves("C4", 2, days=3)
    company.says(AGENT, "/cancelled C4 moved")
    reply = company.says(LEAD, "/churn week")

    assert reply.data["at_risk"] == ["C1"]
    assert "At risk: 1 customer with a low score or a negative comment lately: Anna Ozola." in reply.text


def test_the_gap_is_shown_to_those_who_estimated_only(company):
    for number in range(10):
        company.customer(f"N{number}", joined_at=LONG_AGO)
    company.happens("N1", "cancelled")
    assert "/estimate retention 92 quarter" in company.says(LEAD, "/gap retention quarter").text
    assert "92.00%" in company.says(LEAD, "/estimate retention 92 this quarter").text
    company.says(ADMIN, "/estimate retention 98% quarter")
    reply = company.says(LEAD, "/gap retention quarter")

    assert reply.data["actual"] == pytest.approx(14 / 15)
    assert (reply.data["estimate"], reply.data["estimates"], reply.data["n"]) == (pytest.approx(0.95), 2, 15)
    assert reply.data["gap"] == pytest.approx(0.95 - 14 / 15)
    assert "1.67 points too high" in reply.title
    assert "Yours: 92.00%" in reply.text
    assert "92.00%" in company.says(LEAD, "/estimate retention 95 quarter").text
    assert company.says(LEAD, "/gap quarter").data == reply.data


@pytest.mark.parametrize(
    "line", ["/estimate", "/estimate retention", "/estimate retention 120", "/estimate 92 by product"]
)
def test_an_estimate_that_cannot_be_is_refused(company, line):
    assert "refused" in company.says(LEAD, line).data


def test_the_same_person_under_two_numbers_counts_once_until_they_are_parted(company):
    company.happens("C3", "cancelled", reason="price")
    before = rows(company)
    company.says(LEAD, "/link C4 C3")
    linked = company.says(LEAD, "/churn week").data
    assert (linked["n"], linked["hits"]) == (4, 1)
    assert Reading(company.connection).find(Customer, "C3").events > 0
    company.says(LEAD, "/link undo C3")

    assert rows(company) == before


def rows(company):
    query = select(FLOWS).where((FLOWS.c.count != 0) | (FLOWS.c.worth != 0)).order_by(*FLOWS.primary_key.columns)
    return [tuple(row) for row in company.connection.execute(query)]


def test_a_referral_counts_its_customer_once(company):
    for name in ("C1", "C1", "C2"):
        company.now += dt.timedelta(minutes=1)
        company.happens(name, "referred")
    company.happens("stranger", "referred")
    found = company.says(LEAD, "/referral week").data

    assert (found["hits"], found["n"], found["referrals"]) == (2, 5, 3)


def test_values_in_two_currencies_are_never_added_up(company):
    company.customer("C9", joined_at=LONG_AGO, value=5000, currency="USD")
    company.happens("C9", "cancelled")
    company.happens("C1", "cancelled")
    found = company.says(LEAD, "/churn week")

    assert (found.data["value_lost_usd"], found.data["value_lost_eur"]) == (50.0, 30.0)
    assert "$50.00 of $50.00" in found.text
    assert "€30.00 of €150.00" in found.text


def test_new_customers_make_up_for_the_value_lost(company):
    company.customer("N1", joined_at=company.now, value=1100, currency="EUR")
    company.happens("C1", "cancelled")

    assert company.says(LEAD, "/churn week").data["needed"] == 3


def test_the_same_facts_again_change_nothing(company):
    facts = {"joined_at": LONG_AGO, "products": ("TV", "Internet"), "value": 3000, "currency": "EUR"}
    before = rows(company)

    assert company.customer("C1", **facts).data["change"] == "unchanged"
    assert company.customer("C1", **{**facts, "value": 3500}).data["change"] == "changed"
    assert company.customer("C1", **{**facts, "value": 3500}).data["change"] == "unchanged"
    assert rows(company) != before
    assert company.happens("C1", "cancelled", at=company.now, reason="a").data["change"] == "added"
    assert company.happens("C1", "cancelled", at=company.now, reason="a").data["change"] == "unchanged"
    assert company.happens("C1", "cancelled", at=company.now, reason="b").data["change"] == "changed"


def test_churn_is_known_by_what_customers_have_only(company):
    assert "product, contract, segment" in company.says(LEAD, "/churn week by agent").text
    assert "not known by contract" in company.says(LEAD, "/csat week contract=yearly").text
