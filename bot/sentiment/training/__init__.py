"""
How the weights come about. Never imported while the bot runs; needs the extra ``train``.

``python -m bot.sentiment.training ../shared/data/sentiment`` writes the weights anew, the same to the bit.
"""
