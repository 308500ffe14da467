"""The doctor: damage is named, what can be saved is saved, the damaged original stays."""

import json
import shutil
from pathlib import Path

import pytest

from reader.library import Library, doctor
from reader.library.documents import SCHEMA
from reader.model import Article, LibraryError, Span
from reader.storage.files import Files

FROZEN = Path(__file__).parent / "frozen"


@pytest.fixture
def desk(library_folder: Path, harbour: Article, market: Article) -> Path:
    """A closed library with two articles and three annotations, part of it still in the journal."""
    with Library.open(library_folder, author="jana") as library:
        first, second = library.add(harbour), library.add(market)
        library.annotate(first.id, Span(0, 11), tags=["claim"], note="one")
        library.close(fold=True)
    with Library.open(library_folder, author="jana") as library:
        library.annotate(first.id, Span(4, 11), tags=["evidence"], note="two")
        library.annotate(second.id, Span(0, 10), tags=["claim"], note="three")
    return library_folder


def notes(folder: Path) -> list[str]:
    with Library.open(folder) as library:
        return sorted(annotation.note for annotation in library.annotations())


def whats(folder: Path) -> str:
    return "\n".join(map(str, doctor.check(folder)))


def test_a_library_in_order_has_no_findings(desk: Path) -> None:
    assert doctor.check(desk) == []
    assert doctor.repair(desk) == []
    assert notes(desk) == ["one", "three", "two"]


def test_a_flipped_byte_in_the_journal_costs_one_commit_and_the_original_is_kept(
    desk: Path,
) -> None:
    journal = desk / "library.json.journal"
    damaged = journal.read_bytes().replace(b'"note":"two"', b'"note":"tw0"')
    journal.write_bytes(damaged)
    with pytest.raises(LibraryError, match="doctor"):
        Library.open(desk)
    assert "line 2 of 3 is damaged" in whats(desk)
    done = doctor.repair(desk)
    assert any("1 damaged lines" in line for line in done)
    assert notes(desk) == ["one", "three"]
    assert [p.read_bytes() for p in desk.glob("library.json.journal.damaged-*")] == [damaged]
    assert doctor.check(desk) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\x00" * 90], ids=repr)
def test_a_list_that_is_lost_is_rebuilt_from_the_folders_and_the_journal(
    desk: Path, content: bytes
) -> None:
    (desk / "library.json").write_bytes(content)
    assert "library.json: is damaged" in whats(desk)
    done = doctor.repair(desk)
    assert any("library.json: rebuilt" in line for line in done)
    assert notes(desk) == ["one", "three", "two"]
    with Library.open(desk) as library:
        assert len(library.articles()) == 2
        assert library.problems() == []
    assert [p.read_bytes() for p in desk.glob("library.json.damaged-*")] == [content]


def test_a_list_that_is_gone_is_rebuilt(desk: Path) -> None:
    (desk / "library.json").unlink()
    with pytest.raises(LibraryError):
        Library.open(desk)
    assert "is missing" in whats(desk)
    doctor.repair(desk)
    assert notes(desk) == ["one", "three", "two"]
    assert doctor.check(desk) == []


def test_damaged_annotations_come_back_from_the_backup_and_the_journal(desk: Path) -> None:
    with Library.open(desk) as library:
        assert doctor.back_up_daily(library) is not None
        assert doctor.back_up_daily(library) is None
        library.annotate(library.find("harbour").id, note="four")
        library.close(fold=True)
    file = next(path for path in desk.glob("articles/*/annotations.json") if "harbour" in str(path))
    file.write_bytes(b'{"annotations"')
    assert "is damaged" in whats(desk)
    doctor.repair(desk)
    assert notes(desk) == ["one", "three", "two"]  # what came after the backup was in the file only
    assert list(file.parent.glob("annotations.json.damaged-*"))
    assert doctor.check(desk) == []


def test_what_a_stopped_program_left_behind_is_cleared(desk: Path) -> None:
    (desk / "library.json.4711.tmp").write_text("half")
    assert "was left by a program" in whats(desk)
    assert any("removed" in line for line in doctor.repair(desk))
    assert not list(desk.glob("*.tmp"))


def test_a_snapshot_that_was_put_back_from_elsewhere_is_brought_up_to_the_journal(
    desk: Path,
) -> None:
    old = (desk / "library.json").read_bytes()
    with Library.open(desk) as library:
        library.annotate(library.find("harbour").id, note="four")
        library.close(fold=True)
    with Library.open(desk) as library:
        library.annotate(library.find("market").id, note="five")
    (desk / "library.json").write_bytes(old)
    with pytest.raises(LibraryError):
        Library.open(desk)
    assert "generation" in whats(desk)
    doctor.repair(desk)
    assert "five" in notes(desk)
    assert doctor.check(desk) == []


def test_a_backup_of_a_day_can_be_put_back_and_that_can_be_put_back_too(desk: Path) -> None:
    with Library.open(desk) as library:
        doctor.back_up_daily(library)
        for annotation in list(library.annotations()):
            library.marking.remove(annotation)
    assert notes(desk) == []
    assert "restored" in doctor.restore(desk, None)
    assert notes(desk) == ["one", "three", "two"]
    assert doctor.check(desk) == []
    with pytest.raises(LibraryError, match="no backup of 1999-01-01"):
        doctor.restore(desk, "1999-01-01")
    assert list((desk / "backups").glob("before-restore-*.zip"))


def test_backups_are_kept_for_seven_days_and_five_weeks(desk: Path) -> None:
    from datetime import date, timedelta

    from reader.storage import backup

    folder = desk / "backups"
    folder.mkdir()
    start = date(2026, 11, 23)
    for age in range(120):
        (folder / f"{start - timedelta(days=age)}.zip").write_bytes(b"")
    backup.rotate(folder)
    kept = sorted(path.stem for path in folder.iterdir())
    assert kept[-7:] == [str(start - timedelta(days=age)) for age in range(6, -1, -1)]
    weeks = {date.fromisoformat(stem).isocalendar()[:2] for stem in kept}
    assert len(weeks) == 5
    assert len(kept) <= 11


def test_conflict_copies_are_merged_by_annotation_and_the_newest_wins(desk: Path) -> None:
    with Library.open(desk, author="jana") as library:
        library.close(fold=True)
    with Library.open(desk, author="jana") as library:
        article = library.find("harbour")
        file = desk / "articles" / article.id / "annotations.json"
        copy = json.loads(file.read_text())
        one, two = library.marking.of_article(article.id)
        theirs = copy["annotations"][str(int(one.id, 16))]
        theirs |= {"note": "theirs, later", "updated": "2099-01-01T00:00:00.000000Z"}
        copy["annotations"][str(int(two.id, 16))] |= {
            "note": "theirs, earlier",
            "updated": "2001-01-01T00:00:00.000000Z",
        }
        copy["annotations"]["77"] = {**theirs, "id": f"{77:012x}", "note": "only there"}
    name = "annotations.sync-conflict-20261123-101500-ABCDEFG.json"
    (file.parent / name).write_text(json.dumps(copy))
    assert "is a conflict copy" in whats(desk)
    assert any("2 annotations taken over, 1 were older" in line for line in doctor.repair(desk))
    assert notes(desk) == ["only there", "theirs, later", "three", "two"]
    with Library.open(desk) as library:
        merged = library.marking.find([article.id], one.id)
        assert [version.note for version in library.marking.versions(merged)] == ["one"]
        other = library.marking.find([article.id], two.id)
        assert [v.note for v in library.marking.versions(other)] == ["theirs, earlier"]
    assert doctor.check(desk) == []
    assert [p.name.startswith(name) for p in file.parent.glob("*merged*")] == [True]


def test_every_version_of_an_annotation_is_kept_with_its_author(desk: Path) -> None:
    with Library.open(desk, author="jana") as library:
        article = library.article(library.find("market").id)
        (annotation,) = library.marking.of_article(article.id)
    with Library.open(desk, author="samuel") as library:
        library.marking.set_note(article, annotation.span, "no")
        library.marking.set_note(article, annotation.span, "perhaps")
        versions = library.marking.versions(annotation)
    assert [(v.note, v.author) for v in versions] == [("no", "samuel"), ("three", "jana")]


def test_compacting_leaves_plain_json_files_only(desk: Path) -> None:
    assert (desk / "library.json.journal").exists()
    assert "bytes" in doctor.compact(desk)[0]
    assert not (desk / "library.json.journal").exists()
    assert notes(desk) == ["one", "three", "two"]


@pytest.mark.parametrize("schema", sorted(path.name for path in FROZEN.iterdir()))
def test_a_library_of_an_earlier_version_opens_with_everything_in_it(
    schema: str, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(FROZEN / schema, folder)
    with Library.open(folder) as library:
        assert library.setting("schema") == SCHEMA
        titles = sorted(article.title for article in library.articles())
        assert titles == ["The Harbour Stays Shut", "eels"]
        found = {(a.exact, a.tags, a.note) for a in library.annotations()}
        assert found == {
            ("It is shut", ("claim",), "check with the port"),
            ("the market would move", ("source/agency", "evidence"), ""),
            ("", (), "whole article"),
        }
        assert library.problems() == []
        (folder / "library.json").unlink()
    (folder / "library.json.journal").unlink(missing_ok=True)
    doctor.repair(folder)
    with Library.open(folder) as library:
        assert sorted(article.title for article in library.articles()) == titles


@pytest.mark.parametrize("number", range(1, 12))
def test_a_migration_that_is_cut_short_is_done_again(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(FROZEN / "schema-1", folder)
    calls = 0
    write = Files.write

    def failing(self: Files, descriptor: int, data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls >= number:
            raise OSError(28, "No space left on device")
        write(self, descriptor, data)

    with monkeypatch.context() as patch:
        patch.setattr(Files, "write", failing)
        try:
            Library.open(folder).close()
        except LibraryError as error:
            assert "No space" in str(error)
    with Library.open(folder) as library:
        assert len(list(library.annotations())) == 3
        assert library.setting("schema") == SCHEMA
        assert library.problems() == []
