"""Logseq pages by mldoc, the parser of Logseq: blocks, their ids and tags."""

import json
import subprocess
import sys
from pathlib import Path

from common import ANNOTATIONS, PATH, done

(path,) = PATH.glob("*.md")
SCRIPT = """
const { Mldoc } = require("mldoc");
const config = JSON.stringify({toc: false, parse_outline_only: false, heading_number: false,
  keep_line_break: true, format: "Markdown", heading_to_list: false,
  exporting_keep_properties: true, inline_type_with_pos: false,
  export_md_remove_options: [], hiccup_in_block: true});
console.log(Mldoc.parseJson(require("fs").readFileSync(process.argv[1], "utf8"), config));
"""
modules = Path(sys.executable).parents[1] / "node_modules"
found = subprocess.run(
    ["node", "-e", SCRIPT, str(path)], capture_output=True, text=True, check=True, timeout=60,
    env={"NODE_PATH": str(modules), "PATH": "/usr/bin:/bin:/usr/local/bin"},
)  # fmt: skip
parsed = found.stdout
ids = parsed.count('["id",') + parsed.count('"id":')
assert ids >= len(ANNOTATIONS), f"{ids} ids"
assert "no markup" in json.dumps(json.loads(parsed))
done(f"{len(ANNOTATIONS)} blocks with ids")
