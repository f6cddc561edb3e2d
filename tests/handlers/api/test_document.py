"""The document and the page are made from what validates, and say all of it."""

import json

import pytest

from bot import languages
from handlers.api.document import PLACE, document, said
from handlers.api.operations import OPERATIONS
from handlers.api.page import example, page

INPUTS = ("Ending", "Customer", "Facts", "Happening")


def test_every_reference_leads_somewhere():
    found = document("en")
    names = [part.partition('"')[0] for part in json.dumps(found).split(PLACE)[1:]]

    assert set(names) == set(found["components"]["schemas"]) | {"Problem"}


@pytest.mark.parametrize("code", languages.known())
def test_every_field_says_what_it_is(code):
    texts, schemas = languages.texts(code), document(code)["components"]["schemas"]
    fields = [(name, field) for name in INPUTS for field in schemas[name]["properties"]]

    assert [each for each in fields if not texts.has(f"api.field.{said(*each)}")] == []


@pytest.mark.parametrize("operation", [each for each in OPERATIONS if each.sends], ids=lambda each: each.name)
def test_an_example_is_valid(operation):
    assert operation.sends.model_validate_json(json.dumps(operation.example))


@pytest.mark.parametrize("code", languages.known())
def test_the_page_shows_every_operation_and_field(code):
    html = page(code, "http://bot.example")

    for operation in OPERATIONS:
        assert f'id="{operation.name}"' in html
        assert example(operation, "http://bot.example").splitlines()[0].rstrip(" \\") in html.replace(
            "&quot;", '"'
        ).replace("&amp;", "&")
    for name in document(code)["components"]["schemas"]["Ending"]["properties"]:
        assert f"<code>{name}</code>" in html
    assert "<script" not in html
    assert "http" not in html.replace("http://bot.example", "").replace("HTTP", "")


def test_fields_are_not_taken_for_others():
    schemas = document("en")["components"]["schemas"]

    assert (
        schemas["Happening"]["properties"]["id"]["description"] != schemas["Facts"]["properties"]["id"]["description"]
    )
    assert schemas["Ending"]["additionalProperties"] is False
