"""BibLaTeX by biber's data model."""

import subprocess

from common import PATH, done

output = ("--output-file", str(PATH.with_name("x.bib")))
command = ["biber", "--tool", "--validate-datamodel", *output, str(PATH)]
found = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
assert found.returncode == 0, found.stdout[-200:]
warnings = [line for line in found.stdout.splitlines() if "WARN" in line]
assert not warnings, warnings[0]
done("no warning")
