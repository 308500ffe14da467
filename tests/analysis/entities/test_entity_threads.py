"""Two articles are analysed at the same time: the preview of one, the reading of another."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from reader.analysis import analyze

TEXT = "\n\n".join(
    f"Anna Horváthová met Samuel Okoro in Ostrava on {day} May, said the Danube Commission."
    for day in range(1, 29)
)


def test_articles_analysed_in_two_threads_at_once_give_what_each_gives_alone() -> None:
    texts = [TEXT, TEXT.replace("Okoro", "Lindqvist")] * 6
    alone = [analyze(text) for text in texts[:2]] * 6
    with ThreadPoolExecutor(max_workers=4) as pool:
        assert list(pool.map(analyze, texts)) == alone


def test_the_model_may_be_opened_by_two_threads_at_once() -> None:
    script = (
        "import sys; from concurrent.futures import ThreadPoolExecutor as Pool;"
        "from reader.analysis import analyze;"
        "text = 'Anna Horváthová met Samuel Okoro in Ostrava. ' * 40;"
        "found = list(Pool(8).map(analyze, [text] * 16));"
        "sys.exit(any(one != found[0] for one in found))"
    )
    for _ in range(3):
        assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
