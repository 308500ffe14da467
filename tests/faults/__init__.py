"""What happens when the disk, the power, the clock, or another process does its worst."""
