"""What the bot remembers, and what it promised to do later."""
