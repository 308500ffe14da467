"""Marking: a text in, the stretches inside quotation marks out."""
