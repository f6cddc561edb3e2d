"""What a chat is told regularly: when, about which days, and in which words."""
