"""Lexicon: closed lists of words: verbs of speech, roles, titles, places, given names."""
