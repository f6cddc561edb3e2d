"""
What is asked: one TOML file a survey, in ``bot/surveys/`` or in the company's own folder.

The form of such a file is explained in ``docs/surveys.md``.
"""

from __future__ import annotations

from bot.survey.kinds import TEXT
from bot.survey.loading import load, shipped, survey, surveys
from bot.survey.plan import Survey
from bot.survey.question import Question

DEFAULT = "service"
"""The survey that is asked after an interaction."""

__all__ = ["DEFAULT", "TEXT", "Question", "Survey", "load", "shipped", "survey", "surveys"]
