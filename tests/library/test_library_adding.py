"""Adding many: one commit, nothing named before it is safe, no dearer in a large library."""

import errno
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.likeness import MOST_DIFFERENT, likeness
from reader.library import Addition, Library
from reader.library.documents import ARTICLES, MAIN, key_of, listing_document
from reader.model import Article, ReaderError, SourceError
from reader.model.address import address_host, address_key
from tests.faults.failing import FailingFiles, put_under
from tests.faults.power import PoweredFiles

WORDS = ("harbour", "ferry", "mayor", "closed", "pier", "boats", "tide", "winter", "late", "dates")


def text_of(number: int) -> str:
    pick = random.Random(number)
    return " ".join(f"{pick.choice(WORDS)}{pick.randrange(999)}" for _ in range(60))


def article_of(number: int) -> Article:
    url = f"https://www.coastpost.example/{number}/harbour"
    return Article(title=f"Number {number}", text=text_of(number), url=url)


def fill(library: Library, count: int) -> None:
    """List so many articles; their texts are looked at by nobody."""
    rows: dict[str, Any] = {}
    for number in range(count):
        article = article_of(number)
        rows[str(key_of(f"a{number}"))] = listing_document(article, f"a{number}")
    with library.store.transaction() as pending:
        pending.setdefault(MAIN, {})[ARTICLES] = rows


def steps_of(act: Callable[[], object]) -> int:
    """How many calls an act takes, Python's own included: the same on every machine."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def test_adding_costs_the_same_however_many_are_stored(home: Path) -> None:
    steps: dict[int, int] = {}
    for stored in (200, 2_000):
        with Library.open(home / str(stored)) as library:
            fill(library, stored)
            library.add(article_of(stored))  # looks at what was there
            found = [steps_of(lambda n=n: library.add(article_of(n))) for n in range(5000, 5005)]
            steps[stored] = sorted(found)[2]
    assert steps[2_000] <= steps[200] * 1.05


def test_many_are_added_in_one_commit(library: Library) -> None:
    library.add(article_of(0))
    version = library.version
    found = library.adding.add_all([(article_of(number), None) for number in range(1, 9)])
    assert [each.status for each in found if isinstance(each, Addition)] == ["added"] * 8
    assert library.version == version + 1
    assert len(library.articles()) == 9


def test_among_many_the_same_text_is_added_once_and_a_later_one_is_a_version(
    library: Library,
) -> None:
    one, other = article_of(1), article_of(2)
    changed = Article(title=one.title, url=one.url, text=f"{one.text} And that is that.")
    found = library.adding.add_all([(a, None) for a in (one, other, one, changed)])
    statuses = [each.status for each in found if isinstance(each, Addition)]
    assert statuses == ["added", "added", "unchanged", "updated"]
    texts = {library.article(listed.id).text for listed in library.articles()}
    assert texts == {changed.text, other.text}


def test_among_many_a_copy_is_told_of_the_second_of_the_two_only(library: Library) -> None:
    one = article_of(1)
    copy = Article(title="Again", text=f"{one.text} More of it.")
    first, second = library.adding.add_all([(one, None), (copy, None)])
    assert isinstance(first, Addition)
    assert isinstance(second, Addition)
    assert (first.reason, f"looks like {first.article.id}" in second.reason) == ("", True)


def test_a_copy_of_what_another_process_added_is_told(library: Library) -> None:
    library.add(article_of(7))
    with Library.open(library.folder) as other:
        stored = other.add(article_of(1))
    library.refresh()
    copy = library.add_source(Article(title="Again", text=f"{text_of(1)} More of it."))
    assert f"looks like {stored.id}" in copy.reason
    library.remove(stored.id)
    copy = library.add_source(Article(title="Thrice", text=f"{text_of(1)} More of that, then."))
    assert f"looks like {stored.id}" not in copy.reason


def test_one_that_cannot_be_stored_does_not_stop_the_others(library: Library) -> None:
    broken = Article(title="Half", text="half a \ud83d pair")
    found = library.adding.add_all([(a, None) for a in (article_of(1), broken, article_of(2))])
    assert [isinstance(each, SourceError) for each in found] == [False, True, False]
    assert len(library.articles()) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc to know what was written")
def test_nothing_is_listed_before_its_files_are_safe(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.storage.together.AT_ONCE", 1)  # the disk is looked at between
    root = home / "disk"
    root.mkdir()
    commits = 0

    def look(label: str) -> None:
        nonlocal commits
        if label == "sync data":
            commits += 1
            moment = files.moment()
            kept = {path: inode for path, inode in moment.now.items() if "articles" in path.parts}
            assert len(kept) == 1 + 2 * 3, "a folder with three folders with a file each"
            for path, inode in kept.items():
                assert moment.safe.get(path, -1) == inode, path
                if inode is not None:
                    assert moment.safe_content[inode] == moment.content[inode] != b""

    with Library.open(root / "library") as library:
        library.store.fold()
        library.remember("begun", True)
        files = PoweredFiles(root, look)
        put_under(library, files)
        found = library.adding.add_all([(article_of(number), None) for number in range(3)])
        files.close_all()
    assert commits == 1
    assert all(isinstance(each, Addition) for each in found)


def test_a_disk_that_fails_at_any_step_of_many_leaves_all_or_none(home: Path) -> None:
    given = [(article_of(number), None) for number in range(3)]
    effect, done = 0, False
    while not done:
        effect += 1
        folder = home / str(effect)
        with Library.open(folder) as library:
            library.remember("begun", True)
            files = FailingFiles(range(effect, 10**6), errno.ENOSPC)
            put_under(library, files)
            found = library.adding.add_all(given)
            done = files.effects < effect
            stored = all(isinstance(each, Addition) for each in found)
            assert stored >= done
            files.heal()
        with Library.open(folder) as library:
            assert len(library.articles()) == (3 if stored else 0), effect
            again = library.adding.add_all(given)
            assert not any(isinstance(each, ReaderError) for each in again)
            assert {library.article(listed.id).text for listed in library.articles()} == {
                article.text for article, _ in given
            }
            assert library.problems() == []
    assert effect > 8, "too few effects to prove anything"


def test_who_was_killed_between_files_and_list_leaves_nothing_in_the_way(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    given = [(article_of(number), None) for number in range(3)]
    with monkeypatch.context() as patch:
        patch.setattr(library.store, "_commit", killed)
        with pytest.raises(Killed):
            library.adding.add_all(given)
    assert len(list((library.folder / "articles").iterdir())) == 3
    other = library.add(Article(title="Number 0", text="Another text of that name."))
    assert other.id == "number-0-2", "what was left is not overwritten"
    found = library.adding.add_all(given)
    ids = [each.article.id for each in found if isinstance(each, Addition)]
    assert ids == ["number-0", "number-1", "number-2"]
    assert library.problems() == []
    library.remove("number-1")
    again = library.add(Article(title="Number 1", text="Yet another text."))
    assert again.id == "number-1-2"


def test_signatures_that_differ_in_so_many_bits_are_alike_and_no_others() -> None:
    zeros = (1 << 256) - 1
    assert likeness(zeros, zeros ^ ((1 << MOST_DIFFERENT) - 1)) >= 0.4
    assert likeness(zeros, zeros ^ ((1 << MOST_DIFFERENT + 1) - 1)) < 0.4


@given(
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["", "ada@", "a:b@"]),
    st.sampled_from(["harbour.example", "www.harbour.example", "m.Harbour.example.", "[::1]"]),
    st.sampled_from(["", ":443", ":8080"]),
    st.text(max_size=12),
)
def test_the_host_that_addresses_are_looked_up_by_is_that_of_the_key(
    scheme: str, user: str, host: str, port: str, rest: str
) -> None:
    url = f"{scheme}://{user}{host}{port}/{rest}"
    key = address_key(url)
    if key is not None:
        assert address_host(url) in ("", re.split("[:/?#]", key, maxsplit=1)[0])
