"""Real tools read what Reader writes: `python -m tests.consumers`."""
