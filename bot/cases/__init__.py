"""Low scores that somebody owns: opened at once, due, written about, resolved, and asked about again."""
