"""Drafting: quotations of a whole text without resolved speakers: what runs on between units."""
