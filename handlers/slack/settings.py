"""What connects the bot to Slack."""

from __future__ import annotations

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

SLACK = "https://slack.com/api/"


class Settings(BaseSettings):
    """
    The environment variables of the same names.

    The bot's token goes with an app-level token (Socket Mode, no public address needed) or the signing secret (HTTP).
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", str_strip_whitespace=True)

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_api_url: str = SLACK

    @property
    def any(self) -> bool:
        """Whether anything is set at all."""
        return any((self.token, self.app_token, self.signing_secret))

    @property
    def token(self) -> str:
        """The bot's token, or the empty string."""
        return self.slack_bot_token.get_secret_value().strip()

    @property
    def app_token(self) -> str:
        """The token of Socket Mode, or the empty string."""
        return self.slack_app_token.get_secret_value().strip()

    @property
    def signing_secret(self) -> str:
        """What Slack signs its HTTP requests with, or the empty string."""
        return self.slack_signing_secret.get_secret_value().strip()

    def gap(self, public_url: str) -> str:
        """Return the key of the sentence about what is missing, or the empty string."""
        if not self.token:
            return "check.slack.no_token"
        if not self.app_token and not self.signing_secret:
            return "check.slack.no_way"
        if not self.app_token and not public_url:
            return "check.slack.no_public_url"
        return ""
