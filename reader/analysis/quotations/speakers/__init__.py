"""Speakers: names for the sources of quotations: pronouns, descriptions, unnamed people."""
