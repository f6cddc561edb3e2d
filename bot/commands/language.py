"""``/language``: in which language somebody wants to be spoken to; their choice is never overridden."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from bot import languages, people, taps
from bot.commands import Call, Command
from bot.errors import Refused
from bot.messages import Button, Reply
from bot.model import Preference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.languages import Texts

LONGEST = 40


def run(call: Call) -> Sequence[Reply]:
    """
    Keep the choice and say so in that language; without one, offer all.

    Raises:
        Refused: there is no such language.
    """
    word = call.event.words.strip()
    if not word:
        return (_offer(call),)
    code = names().get(word.casefold()) or _nearest(word)
    if not code:
        listed = ", ".join(own_name(each) for each in languages.known())
        raise Refused("language.unknown", word=word[:LONGEST], languages=listed)
    _keep(call, code)
    texts = languages.texts(code)
    text = texts("language.done", language=_spoken(texts))
    return (Reply(to=call.event.where, text=text, private=True, data={"language": code}),)


def _nearest(word: str) -> str:
    close = get_close_matches(word.casefold(), [name for name in names() if len(name) > len("fil")], n=1, cutoff=0.8)
    return names()[close[0]] if close else ""


def _keep(call: Call, code: str) -> None:
    customer = people.of(call.world, call.event.actor)
    if customer:
        call.world.save(people.spoken(customer, code, "choice"))
    call.world.save(Preference(subject=call.event.actor.subject, language=code))


def _offer(call: Call) -> Reply:
    example = next(code for code in languages.known() if code != call.texts.code)
    text = call.texts("language.current", language=_spoken(call.texts), example=example)
    row = tuple(Button(label=own_name(code), data=taps.command(f"language {code}")) for code in languages.known())
    return Reply(to=call.event.where, text=text, buttons=tuple((button,) for button in row), private=True)


@cache
def names() -> Mapping[str, str]:
    """Return the code of each language by its code and by its name in every language, in small letters."""
    found = {code: code for code in languages.known()} | {"tl": "fil", "tagalog": "fil"}
    for reader in languages.known():
        spelt = languages.texts(reader).locale.languages
        found |= {str(spelt[code]).casefold(): code for code in languages.known() if code in spelt}
    return found


def own_name(code: str) -> str:
    """Return a language's name in itself, as it begins a line."""
    name = str(languages.texts(code).locale.languages.get(code, code))
    return name[:1].upper() + name[1:]


def _spoken(texts: Texts) -> str:
    return str(texts.locale.languages.get(texts.code, texts.code))


COMMAND = Command(name="language", run=run)
