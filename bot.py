"""Run the bot from a checkout: ``python bot.py`` is ``python -m bot``."""

from bot.__main__ import main

if __name__ == "__main__":
    main()
