import re
from pathlib import Path

from bot.survey.checks import forms
from bot.survey.kinds import KINDS
from bot.survey.loading import parsed

PAGE = (Path(__file__).parents[2] / "docs/surveys.md").read_text("utf-8")


def test_the_survey_in_the_documentation_can_be_used():
    [example] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)

    assert [question.key for question in parsed(example, "repairs.toml").questions] == ["csat", "why", "areas"]


def test_every_name_and_kind_is_documented_and_no_other():
    rows = set(re.findall(r"^\| `(\w+)`", PAGE, re.MULTILINE))

    assert rows == (forms.SURVEY.keys() - {"question"}) | forms.QUESTION.keys() | KINDS.keys()
