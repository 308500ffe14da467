"""CSV by pandas."""

import pandas
from common import ANNOTATIONS, PATH, done, same

rows = pandas.read_csv(PATH, keep_default_na=False, dtype=str, lineterminator=None)
wanted = [(a["exact"], a["note"], "; ".join(a["tags"])) for a in ANNOTATIONS]
found = [
    tuple(cell[1:] if cell[:1] == "'" else cell for cell in row)
    for row in zip(rows["exact"], rows["note"], rows["tags"], strict=True)
]
same(found, wanted, "rows")
done(f"{len(rows)} rows the same")
