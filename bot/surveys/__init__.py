"""One TOML file a survey."""
