"""What may be typed after /digest, in five languages and any order."""

import pytest

from bot.digests.words import read
from bot.errors import Refused

RIGHT = [
    ("on 09:00 weekdays Europe/Riga nps csat lv", "daily", 540, "12345", "Europe/Riga", ("nps", "csat"), "lv"),
    ("csat lv nps europe/riga on weekdays at 9:00 on", "daily", 540, "12345", "Europe/Riga", ("csat", "nps"), "lv"),
    ("on mondays 8am", "weekly", 480, "1", "", (), ""),
    ("on every friday 4:30 pm New York", "weekly", 990, "5", "America/New_York", (), ""),
    ("monthly on the 15th 12am", "monthly", 0, "15", "", (), ""),
    ("on monday, wednesday 7:05 response", "daily", 425, "13", "", ("response",), ""),
    ("on 0930 mon-fri Nederland", "daily", 570, "12345", "Europe/Amsterdam", (), ""),
    ("on 9-30 sat–mon America/New York", "daily", 570, "167", "America/New_York", (), ""),
    ("ieslēgt nedēļas nogalēs plkst. 10 Latvija", "daily", 600, "67", "Europe/Riga", (), ""),
    ("on monthly 31 at 8", "monthly", 480, "31", "", (), ""),
    ("ieslēgt darbdienās plkst. 9.00 Riga csat", "daily", 540, "12345", "Europe/Riga", ("csat",), ""),
    ("ieslēgt katru mēnesi 1. datumā 8.30 latviešu", "monthly", 510, "1", "", (), "lv"),
    ("aan op werkdagen om 9 uur Amsterdam nps en csat", "daily", 540, "12345", "Europe/Amsterdam", ("nps", "csat"), ""),
    ("aan maandelijks op de 1e om 8:00 nl", "monthly", 480, "1", "", (), "nl"),
    ("включи делнични дни в 9:00 ч. София български", "daily", 540, "12345", "Europe/Sofia", (), "bg"),
    ("включи всеки месец на 1-во число", "monthly", None, "1", "", (), ""),
    ("simulan tuwing lunes alas 8:00 Manila tagalog", "weekly", 480, "1", "Asia/Manila", (), "fil"),
    ("simulan buwanan ika-15", "monthly", None, "15", "", (), ""),
]


@pytest.mark.parametrize(("words", "rhythm", "minute", "days", "zone", "indicators", "language"), RIGHT)
def test_a_schedule_is_understood(words, rhythm, minute, days, zone, indicators, language):
    wish = read(words)

    said = (wish.rhythm, wish.minute, wish.days, wish.zone, wish.indicators, wish.language)
    assert wish.verb in {"on", ""}
    assert said == (rhythm, minute, days, zone, indicators, language)


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        *[("off", "off"), ("list", "list"), ("preview weekly", "preview"), ("", "")],
        *[("izslēgt", "off"), ("saraksts", "list"), ("uit", "off"), ("lijst", "list")],
        *[("изключи", "off"), ("списък", "list"), ("itigil", "off"), ("listahan", "list")],
    ],
)
def test_a_verb_is_understood(words, verb):
    assert read(words).verb == verb


@pytest.mark.parametrize(
    ("words", "quiet"),
    [("on quiet", True), ("on always", False), ("on", None), ("aan stil", True), ("on vienmēr", False)],
)
def test_silence_is_chosen(words, quiet):
    assert read(words).quiet is quiet


@pytest.mark.parametrize(
    ("words", "key", "offered"),
    [
        ("on 09:00 Europe/Rigga", "digest.unknown", "Europe/Riga"),
        ("on wekdays", "digest.unknown", "weekdays"),
        ("on respons", "digest.unknown", "response"),
        ("on Manlia", "digest.unknown", "Asia/Manila"),
        ("on satisfaction", "digest.unknown", "csat"),
        ("on hourly", "digest.usage", "hourly"),
        ("on UTC+2", "digest.zone", "UTC+2"),
        ("on +03:00", "digest.zone", "+03:00"),
        ("on CEST", "digest.zone", "CEST"),
        ("on response rate", "digest.apart", "response_rate"),
        ("on staff", "digest.apart", "staff"),
        ("on qqqqqqq", "digest.usage", "qqqqqqq"),
        ("on 25:00", "digest.clock", "25:00"),
        ("on 13pm", "digest.clock", "13pm"),
        ("on 9:00 10:00", "request.twice", "10:00"),
        ("on Riga Manila", "request.twice", "Manila"),
        ("on weekly mondays fridays", "digest.days", ""),
        ("on daily 1st", "digest.days", ""),
        ("on monthly mondays", "digest.days", ""),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_near(words, key, offered):
    with pytest.raises(Refused) as refused:
        read(words)

    assert refused.value.key == key
    assert offered in " ".join(map(str, refused.value.values.values()))
