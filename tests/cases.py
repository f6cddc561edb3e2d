"""Low scores, and what becomes of them."""

from world import ANNA

from bot.model import Case, CaseNote


def low(talk, score=2, **about):
    """Anna rates an interaction, low unless told otherwise; returns the token of the ask."""
    token = talk.asked(**about)
    talk.does(ANNA, f"r:{token}:csat:{score}")
    return token


def case(talk, number="1"):
    return talk.world.find(Case, number)


def kinds(talk, number="1"):
    """What happened to a case, in order."""
    return [note.kind for note in talk.world.all(CaseNote) if note.case == number]
