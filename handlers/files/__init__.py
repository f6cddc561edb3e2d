"""Files that bring in what other systems know: ``python bot.py import``, and the sample."""
