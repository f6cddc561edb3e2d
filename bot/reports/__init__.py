"""From a command to a number people can act on: samples, readings, words and pictures."""
