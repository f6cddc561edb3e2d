"""Which survey is asked about which interaction: the leads' rules, both clocks, and the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.asks import calm
from bot.model import SurveyRule
from bot.survey import DEFAULT

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from bot.model import Customer, Interaction
    from bot.ports import Memory
    from bot.survey import Survey
    from bot.workspace import Workspace

FIELDS = ("channel", "kind", "product", "team")
"""What a rule may hang on."""
CUSTOMER, AGENT = "customer", "agent"
"""Who answers a survey."""
GENERAL = SurveyRule(id="", survey=DEFAULT)
"""What holds where no rule for all interactions was made."""


def rules(memory: Memory, workspace: Workspace, by: str = CUSTOMER) -> Sequence[SurveyRule]:
    """
    Return the rules in the order in which they are tried: those that ask for more first, newer ones first.

    ``by`` is who is asked: the customer, who is so without any rule, or the agent.
    """
    made = [rule for rule in memory.every(SurveyRule) if rule.dropped_at is None and _by(workspace, rule) == by]
    general = by == CUSTOMER and all(conditions(rule) for rule in made)
    found = [*made, GENERAL] if general else made
    return sorted(found, key=lambda rule: (-len(conditions(rule)), -int(rule.id or 0)))


def _by(workspace: Workspace, rule: SurveyRule) -> str:
    plan = workspace.surveys.get(rule.survey)
    return plan.by if plan else CUSTOMER


def conditions(rule: SurveyRule) -> dict[str, str]:
    """Return the values that an interaction must have for this rule."""
    return {name: value for name in FIELDS if (value := getattr(rule, name))}


def fits(rule: SurveyRule, interaction: Interaction) -> bool:
    """Return whether a rule is about an interaction; capitals make no difference."""
    wanted = conditions(rule).items()
    return all(str(getattr(interaction, name)).casefold() == value.casefold() for name, value in wanted)


def viewed(memory: Memory, workspace: Workspace, interaction: Interaction) -> Survey | None:
    """Return what those who served are asked about an interaction, if a rule fits it and draws it."""
    for rule, plan in _fitting(memory, workspace, interaction, AGENT):
        if calm.drawn(plan.name, interaction.id, rule.share * plan.sample / 100):
            return plan
    return None


def wished(memory: Memory, workspace: Workspace, interaction: Interaction) -> Survey | None:
    """Return what is asked about an interaction when somebody of the staff says so: no clock and no chance decide."""
    return next((plan for _, plan in _fitting(memory, workspace, interaction)), None)


def chosen(
    memory: Memory, workspace: Workspace, customer: Customer, interaction: Interaction, at: dt.datetime
) -> Survey | None:
    """Return the survey of the first rule that fits, draws the interaction and finds the customer rested, if any."""
    if not calm.rested(memory, workspace, customer.id, interaction.id, at):
        return None
    for rule, plan in _fitting(memory, workspace, interaction):
        drawn = calm.drawn(plan.name, interaction.id, rule.share * plan.sample / 100)
        if drawn and calm.ready(memory, plan, customer.id, interaction.id, at):
            return plan
    return None


def _fitting(
    memory: Memory, workspace: Workspace, interaction: Interaction, by: str = CUSTOMER
) -> Iterator[tuple[SurveyRule, Survey]]:
    for rule in rules(memory, workspace, by):
        plan = workspace.surveys.get(rule.survey)
        if plan and fits(rule, interaction):
            yield rule, plan
