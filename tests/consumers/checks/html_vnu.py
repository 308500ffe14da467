"""HTML and its style sheet by the Nu Html Checker, which the W3C runs: no error, no warning."""

import subprocess
import sys
from pathlib import Path

from common import PATH, done

jar = Path(sys.executable).parents[1] / "node_modules/vnu-jar/build/dist/vnu.jar"
checked = subprocess.run(
    ["java", "-jar", str(jar), "--format", "gnu", str(PATH)],
    capture_output=True, text=True, check=False, timeout=120,
)  # fmt: skip
own = "Unicode Normalization Form C"  # the article's letters are as their author wrote them
problems = [line.partition(PATH.name)[2] for line in checked.stderr.splitlines() if own not in line]
if problems or checked.returncode not in (0, 1):
    sys.exit(f"{len(problems)} problems: {(problems or ['?'])[0]}")
done("no error, no warning")
