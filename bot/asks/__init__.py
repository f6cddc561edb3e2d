"""One survey, one respondent, one interaction: who is asked when, in which words, and what they answer."""
