"""Times as others write them, made Reader's: UTC, ISO 8601 with microseconds and "Z"."""

from datetime import UTC, datetime


def utc(value: object) -> str:
    """An ISO 8601 date and time in UTC; one without an offset is taken for UTC.

    "" for what is no such time.
    """
    if not isinstance(value, str) or not value.strip():
        return ""
    try:
        found = datetime.fromisoformat(value.strip())
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return found.isoformat(timespec="microseconds").replace("+00:00", "Z")
