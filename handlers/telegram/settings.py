"""What Telegram needs to be told."""

from __future__ import annotations

import hmac
import re

from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import Misconfigured

TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)


class Settings(BaseSettings):
    """
    Telegram's environment variables.

    ``telegram_token`` is what @BotFather gave; without it Telegram is left out. ``telegram_api_url`` is another Bot API
    server. ``telegram_webhook_secret`` proves that updates come from Telegram; unset, it follows from the token.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    telegram_token: str = ""
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_secret: str = ""

    def checked(self) -> Settings:
        """
        Return the settings as they are.

        Raises:
            Misconfigured: Telegram would refuse the token or the secret for its form.
        """
        if self.telegram_token and not TOKEN.fullmatch(self.telegram_token):
            raise Misconfigured("check.telegram.token")
        if self.telegram_webhook_secret and not SECRET.fullmatch(self.telegram_webhook_secret):
            raise Misconfigured("check.telegram.secret")
        return self

    @property
    def secret(self) -> str:
        """The webhook's secret: the same in every replica and after every start."""
        derived = hmac.new(self.telegram_token.encode(), b"webhook", "sha256").hexdigest()
        return self.telegram_webhook_secret or derived
