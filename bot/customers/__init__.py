"""Customers over time: what is told of them, the stays it amounts to, and who is the same person."""
