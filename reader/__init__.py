"""Reader: a terminal desk for reading stored articles closely."""

__version__ = "0.1.0"
