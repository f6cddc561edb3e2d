"""What the bot is: pure, synchronous, without clock, network or database. This package shadows ``bot.py`` on import."""
