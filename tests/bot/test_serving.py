"""What is loaded only when somebody has been asked."""

from bot import sentiment
from bot.cli.serve import _Post
from bot.messages import Address, Button, Reply

HERE = Address(platform="here", chat="1")


class Here:
    async def deliver(self, reply):
        return "1"


async def test_comments_are_prepared_for_once_somebody_is_asked(monkeypatch):
    times = []
    monkeypatch.setattr(sentiment, "warm", lambda: times.append(1))
    post = _Post({"here": Here()})
    await post.deliver(Reply(to=HERE, text="Good morning", buttons=((Button(label="All", data="c:home"),),)))
    before = list(times)
    for _ in range(2):
        await post.deliver(Reply(to=HERE, text="How did it go?", buttons=((Button(label="5", data="r:t:csat:5"),),)))
    post._ready.join()

    assert (before, times) == ([], [1])
