"""HTML by headless Chromium: what is marked, what a filter hides, what is printed."""

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

from common import PATH, PLACED, done, same

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000"]


def chromium(*arguments: str) -> str:
    command = ["chromium", *FLAGS, *arguments, "--timeout=20000"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def dom(path: Path, *flags: str) -> str:
    return chromium(*flags, "--dump-dom", path.as_uri())


page = dom(PATH)
marks = re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)
words = {unescape(re.sub(r"<br>\n?|<[^>]+>", " ", mark)) for mark in marks}
assert any("harbour" in word for word in words), words
notes = re.findall(r'<div class="note a', page)
same([len(notes)], [len(PLACED) + 1], "notes")
# A filter: the probe writes into the title what the style sheet shows.
source = PATH.read_text()
source = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", source)
probe = """<script>
document.getElementById("f0").checked = true;
const notes = [...document.querySelectorAll(".note")];
const shown = notes.filter(note => getComputedStyle(note).display != "none");
document.title = "shown:" + shown.length + " of " + notes.length
  + " width:" + document.documentElement.scrollWidth + "/" + innerWidth;
</script></body>"""
probed = PATH.with_name("probed.html")
probed.write_text(source.replace("</body>", probe))
title = re.search(r"<title>(.*?)</title>", dom(probed, "--window-size=500,900"))
assert title, "no title"
shown, total, wide, inner = map(int, re.findall(r"\d+", title[1]))
same([shown], [sum("claim" in a["tags"] for a in PLACED)], "notes with #claim")
assert wide <= inner, f"the page is wider than a phone: {wide} > {inner}"
pdf = PATH.with_name("page.pdf")
chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", PATH.as_uri())
assert pdf.stat().st_size > 5000, "nothing printed"
if not marks:
    sys.exit("nothing is marked")
done(f"{len(marks)} highlights, {total} notes, filter shows {shown}, fits a phone, prints")
