"""A comment cut into words, numbers, emoji and exclamations."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

HALF = 400
"""Of a long comment its beginning and its end are read, where opinions stand: the time it takes stays small."""

_TOKEN = re.compile(
    r"""(?P<link>https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,64}@\S+\.\w+)
    |(?P<at>[@#]\w+)
    |(?P<score>\b\d{1,3}\s?/\s?(?:5|10|100)\b)
    |(?P<emoticon>(?<!\w)(?:[:;=8x]['’]?-?[)(dpoc/\\|\]\[*3]+(?!\w)|<3+|\^_*\^|-_+-|[)(]{2,})|(?<=\s)[)(]+(?=\s|$))
    |(?P<word>[\d_]*+[^\W\d_]\w*(?:['’]\w+)*)
    |(?P<number>\d+)
    |(?P<emoji>[\U0001F000-\U0001F3FA\U0001F400-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\u231A-\u23FF])
    |(?P<shout>[!?]+)
    |(?P<dots>\.{2,}|…+)
    |(?P<stop>[.,;:\n])""",
    re.VERBOSE | re.IGNORECASE,
)
_INVISIBLE = dict.fromkeys([0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xFE0F])


class Token(NamedTuple):
    """``kind`` is the name of a group above; ``text`` is as typed."""

    kind: str
    text: str


def tidy(text: str) -> str:
    """Return the part of a comment that is read, composed and without invisible signs."""
    if len(text) > 2 * HALF:
        text = f"{text[:HALF]} {text[-HALF:]}"
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def tokens(tidied: str) -> Iterator[Token]:
    """Yield the tokens of a tidied comment."""
    for match in _TOKEN.finditer(tidied):
        yield Token(match.lastgroup or "", match[0])
