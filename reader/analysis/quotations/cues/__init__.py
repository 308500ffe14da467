"""Cues: the words of a unit that attribute something to somebody, and where that begins."""
