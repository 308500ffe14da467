"""Org by Emacs: org-lint has nothing to say, and the passages are what they were."""

import json
import subprocess

from common import ANNOTATIONS, PATH, done

(path,) = PATH.glob("*.org")
SCRIPT = """
(progn (require 'org) (require 'org-lint) (require 'json)
 (find-file (pop command-line-args-left)) (org-mode)
 (princ (json-encode (list
   (length (org-lint))
   (vconcat (org-element-map (org-element-parse-buffer) 'example-block
     (lambda (b) (org-element-property :value b)))))))
)
"""
command = ["emacs", "--batch", "--eval", SCRIPT, str(path)]
done_ = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
complaints, blocks = json.loads(done_.stdout)
blocks = [block.rstrip("\n") for block in blocks]
assert complaints == 0, f"org-lint: {complaints} complaints"
for annotation in ANNOTATIONS:
    for text in filter(None, (annotation["exact"], annotation["note"])):
        assert text in blocks, f"not found: {text!r}"
done(f"org-lint has no complaint; {len(blocks)} passages and notes the same")
