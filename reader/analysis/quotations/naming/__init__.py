"""Naming: who is named in a text, by which names, offices, appositions and ages."""
