"""How fast long work goes and how long it will take, in words."""

SURE_FROM = 1.0
"""Seconds after which a rate says something."""


def pace(done: int, total: int, seconds: float) -> str:
    """“240/s · 3 s left”; "" where it is too early to tell."""
    if seconds < SURE_FROM or not done:
        return ""
    rate = done / seconds
    shown = f"{rate:,.0f}/s" if rate >= 2 else f"{60 * rate:,.0f}/min"
    return f"{shown} · {_duration((total - done) / rate)} left"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:,.0f} s"
    return f"{seconds / 60:,.0f} min" if seconds < 5400 else f"{seconds / 3600:,.1f} h"
