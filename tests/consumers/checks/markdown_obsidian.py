"""Markdown by obsidiantools: a vault with the note, its front matter and its tags."""

import obsidiantools.api as obsidian
from common import EXPECTED, PATH, done, same

vault = obsidian.Vault(PATH).connect().gather()
(name,) = vault.md_file_index
matter = vault.get_front_matter(name)
assert matter["title"] == EXPECTED["title"], matter
assert "claim" in matter["tags"], matter
tags = set(vault.get_tags(name))
same(sorted({"claim", "evidence", "context", "question"} - tags), [], "tags")
done(f"front matter and {len(tags)} tags found")
