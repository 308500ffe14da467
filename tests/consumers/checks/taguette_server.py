"""Taguette itself opens the project and gives its highlights back as CSV."""

import csv
import io
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from common import PATH, PLACED, done, same

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
copy = PATH.with_name("opened.sqlite3")
shutil.copy(PATH, copy)
program = Path(sys.executable).with_name("taguette")
server = subprocess.Popen(
    [program, "--no-browser", "--port", str(port), "--database", str(copy)],
    stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
)  # fmt: skip
try:
    token = ""
    end = time.monotonic() + 60
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    while time.monotonic() < end and not token:
        line = server.stdout.readline()
        if not line:
            sys.exit("Taguette ended before it listened")
        if "token=" in line:
            token = line.partition("token=")[2].split()[0]
    address = f"http://127.0.0.1:{port}"
    while True:
        try:
            opener.open(f"{address}/?token={token}", timeout=20).read()
            break
        except urllib.error.URLError:  # it tells its address before it listens there
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
    data = opener.open(f"{address}/project/1/export/highlights/.csv", timeout=20).read().decode()
finally:
    server.terminate()
    server.wait(20)
rows = list(csv.DictReader(io.StringIO(data)))
found = sorted({(" ".join(row["content"].split()), row["tag"].replace(".", "/")) for row in rows})
wanted = sorted(
    {(" ".join(a["exact"].split()), t) for a in PLACED for t in a["tags"]}
)  # its CSV has only highlights with tags
same(found, wanted, "highlights")
done(f"{len(rows)} rows of highlights the same")
