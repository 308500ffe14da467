"""Content: what each cue of a unit attributes, where it ends, and who only passes it on."""
