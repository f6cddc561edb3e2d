"""Where people talk to the bot: one module a platform."""
