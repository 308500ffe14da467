"""What others wrote comes into the library: placed, once, undoable, nothing lost."""

from dataclasses import replace

import pytest

from reader.library import Library
from reader.library.codebook import COLORS
from reader.model import Annotation, Article, ForeignAnnotation, ForeignArticle, Imported, Span, Tag


def foreign(exact: str = "", article: str = "1", identity: str = "", **values) -> ForeignAnnotation:
    unit = values.pop("unit", "code points")
    annotation = Annotation(id="", article=article, exact=exact, **values)
    return ForeignAnnotation(annotation=annotation, identity=identity, unit=unit)


def file_of(*annotations: ForeignAnnotation, article: Article, text: bool = True, **values):
    known = ForeignArticle(
        key="1", article=article if text else replace(article, text=""), has_text=text
    )
    return Imported(format="test", articles=(known,), annotations=annotations, **values)


def test_a_position_is_believed_where_the_texts_are_the_same(
    library: Library, harbour: Article
) -> None:
    library.add(harbour)
    intake = library.take_in(file_of(foreign(start=4, end=11, tags=("claim",)), article=harbour))
    (found,) = library.annotations()
    assert (found.exact, found.state, found.confidence) == ("harbour", "anchored", 1.0)
    assert (found.tags, found.author) == (("claim",), "ada")
    assert intake.count("added") == 1
    assert intake.articles == ()


def test_an_article_that_is_not_there_comes_with_its_text(
    library: Library, harbour: Article
) -> None:
    intake = library.take_in(file_of(foreign(start=4, end=11), article=harbour))
    assert intake.articles == (harbour.title,)
    (listed,) = library.articles()
    assert library.article(listed.id) == replace(harbour, id=listed.id)


def test_an_article_is_known_by_address_or_title_where_the_text_is_missing(
    library: Library, harbour: Article
) -> None:
    library.add(harbour)
    address = replace(harbour, title="?", url="http://www.coastpost.example/harbour/#comments")
    for known in (
        address,
        replace(harbour, title="harbour to open  in spring, mayor says", url=None),
    ):
        imported = file_of(foreign("four dates", note=known.title), article=known, text=False)
        assert library.take_in(imported).count("added") == 1


def test_without_article_and_text_nothing_is_stored_and_it_is_told(
    library: Library, harbour: Article
) -> None:
    intake = library.take_in(file_of(foreign("four dates"), article=harbour, text=False))
    (outcome,) = intake.outcomes
    assert (outcome.status, outcome.title) == ("unplaced", harbour.title)
    assert "add it" in outcome.reason
    assert library.articles() == ()


def test_words_are_found_where_the_position_is_that_of_another_text(
    library: Library, harbour: Article
) -> None:
    stored = library.add(harbour)
    words = "heard four dates"
    library.take_in(
        file_of(foreign(words, start=2, end=18, suffix=". Nobody"), article=harbour, text=False)
    )
    (found,) = library.annotations()
    start = stored.text.index(words)
    assert found.span == Span(start, start + len(words))
    assert found.state == "anchored"


def test_changed_words_are_found_and_it_says_how_surely(library: Library, harbour: Article) -> None:
    library.add(harbour)
    words = "Okoro said that the fishermen had heard of four dates"
    near = foreign(words, prefix='punctual one."\n\n', suffix=". Nobody believes")
    library.take_in(file_of(near, article=harbour, text=False))
    (found,) = library.annotations()
    assert found.state == "moved"
    assert 0.5 < found.confidence < 1
    assert found.exact.startswith("Okoro said the fishermen")


def test_words_that_are_not_there_are_kept_as_orphaned(library: Library, harbour: Article) -> None:
    library.add(harbour)
    imported = file_of(
        foreign("An altogether different sentence.", note="keep me"), article=harbour, text=False
    )
    intake = library.take_in(imported)
    (found,) = library.annotations()
    assert (found.state, found.span) == ("orphaned", None)
    assert (found.exact, found.note) == ("An altogether different sentence.", "keep me")
    assert [outcome.annotation for outcome in intake.orphaned] == [found]


@pytest.mark.parametrize(("start", "end"), [(4, 99_999), (-3, 5), (9, 4), (5, 5), (10**12, 10**13)])
def test_places_outside_the_text_are_orphaned_not_bent(
    library: Library, harbour: Article, start: int, end: int
) -> None:
    library.take_in(file_of(foreign(start=start, end=end, note="x"), article=harbour))
    (found,) = library.annotations()
    assert found.state == "orphaned"


def test_places_in_other_units_are_converted(library: Library, market: Article) -> None:
    before = market.text.index("🐟 there")
    for unit, start, end in (
        ("utf-16", before, before + 2),
        ("utf-8", len(market.text[:before].encode()), len(market.text[: before + 1].encode())),
    ):
        annotation = foreign(start=start, end=end, unit=unit, note=unit)
        library.take_in(file_of(annotation, article=market))
    assert [a.exact for a in library.annotations()] == ["🐟", "🐟"]


@pytest.mark.parametrize("identity", ["", "urn:1"])
def test_importing_twice_adds_nothing(library: Library, harbour: Article, identity: str) -> None:
    imported = file_of(
        foreign("four dates", identity=identity, tags=("new",)),
        foreign("no such words", identity=identity and "urn:2"),
        article=harbour,
    )
    assert library.take_in(imported).count("added") == 2
    version = library.version
    again = library.take_in(imported)
    assert (again.count("added"), again.count("present"), again.tags) == (0, 2, ())
    assert library.version == version


def test_what_was_changed_here_since_stays(library: Library, harbour: Article) -> None:
    imported = file_of(foreign("four dates", identity="urn:1", note="theirs"), article=harbour)
    library.take_in(imported)
    (found,) = library.annotations()
    library.marking.set_note(library.article(found.article), found.span, "mine")
    (outcome,) = library.take_in(imported).outcomes
    assert (outcome.status, outcome.reason) == ("present", "was changed here, and stays as it is")
    assert [a.note for a in library.annotations()] == ["mine"]


def test_two_annotations_under_one_foreign_name_are_both_kept(
    library: Library, harbour: Article
) -> None:
    imported = file_of(
        foreign("four dates", identity="7", note="one"),
        foreign("four dates", identity="7", note="two"),
        article=harbour,
    )
    library.take_in(imported)
    assert sorted(a.note for a in library.annotations()) == ["one", "two"]
    assert library.take_in(imported).count("added") == 0


def test_one_undo_takes_all_of_it_back_and_redo_brings_it_again(
    library: Library, harbour: Article
) -> None:
    imported = file_of(
        foreign("four dates", tags=("brand new",)), foreign("harbour"), article=harbour
    )
    library.take_in(imported)
    assert library.undo() == "imported 2 annotations"
    assert library.articles() == ()
    assert "brand new" not in {tag.name for tag in library.codebook.tags()}
    library.redo()
    (listed,) = library.articles()
    assert listed.annotations == 2
    assert listed.tags == ("brand new",)


def test_after_undo_the_same_file_brings_the_same_article_back(
    library: Library, harbour: Article
) -> None:
    imported = file_of(foreign("four dates"), article=harbour)
    library.take_in(imported)
    (before,) = library.articles()
    library.undo()
    library.take_in(imported)
    assert [a.id for a in library.articles()] == [before.id]
    assert len(list(library.annotations())) == 1


def test_a_dry_run_writes_nothing_and_says_the_same(library: Library, harbour: Article) -> None:
    imported = file_of(foreign("four dates", tags=("new",)), article=harbour)
    version = library.version
    tried = library.take_in(imported, dry_run=True)
    assert (library.version, library.articles()) == (version, ())
    done = library.take_in(imported)
    assert (tried.articles, tried.tags) == (done.articles, done.tags)
    assert [o.status for o in tried.outcomes] == [o.status for o in done.outcomes]


def test_tags_come_with_colour_and_description_and_do_not_change_ours(
    library: Library, harbour: Article
) -> None:
    library.codebook.describe("claim", description="ours", color="pink")
    tags = (
        Tag(name="claim", color="lime", description="theirs"),
        Tag(name="brand/new", color="teal", key="1", description="“of” theirs"),
        Tag(name="no colour", color="#12345"),
        Tag(name="evidence", color="gold", key="2", description="an untouched starter"),
    )
    intake = library.take_in(file_of(article=harbour, tags=tags))
    assert intake.tags == ("brand/new", "no colour")
    got = library.codebook.get
    assert (got("claim").color, got("claim").description) == ("pink", "ours")
    assert got("brand/new") == replace(tags[1], key="")  # the digit is taken
    assert got("evidence") == tags[3]
    assert got("no colour").color in ("cyan", "orange", "violet", "lime", "teal", "gold")
    assert any("colour" in remark for remark in intake.remarks)


def test_names_that_cannot_be_tags_are_made_so_and_it_is_told(
    library: Library, harbour: Article
) -> None:
    tags = ("a\x1b[2Jb", "\u202egnirts", "x" * 300, "a//b", "##", "  ", "# h")
    intake = library.take_in(file_of(foreign("four dates", tags=tags), article=harbour))
    (found,) = library.annotations()
    assert found.tags == ("a [2Jb", "gnirts", "x" * 100, "a/b", "h")
    assert any("otherwise" in remark for remark in intake.remarks)
    assert any("dropped" in remark for remark in intake.remarks)


def test_times_and_authors_are_kept_where_they_make_sense(
    library: Library, harbour: Article
) -> None:
    time = "2020-01-02T03:04:05Z"
    library.take_in(
        file_of(
            foreign("harbour", author="Zoë", created=time, updated="yesterday"),
            foreign("four dates", created="0"),
            article=harbour,
        )
    )
    theirs, ours = library.annotations()
    assert (theirs.author, theirs.created, theirs.updated) == ("Zoë", time, time)
    assert ours.author == "ada"
    assert ours.created > "2024"


def test_half_a_character_in_a_text_is_refused_whole(library: Library, harbour: Article) -> None:
    from reader.model import ReaderError

    broken = replace(harbour, text="half \ud83d of it")
    with pytest.raises(ReaderError, match="half a character"):
        library.take_in(file_of(foreign("half"), article=broken))
    assert library.articles() == ()


def test_tags_and_colours_that_are_unknown_here_are_made_to_fit_and_it_is_told(
    library: Library, harbour: Article
) -> None:
    library.add(harbour)
    imported = file_of(
        foreign(start=4, end=11, tags=("  two\twords ", "#", "claim/…/\x1b[2J")),
        article=harbour,
        tags=(Tag(name="odd", color="chartreuse", key="x"), Tag(name="claim", color="#ff0000")),
    )
    intake = library.take_in(imported)
    (found,) = library.annotations()
    assert found.tags[0] == "two words"
    assert all(letter.isprintable() for tag in found.tags for letter in tag)
    known = {tag.name: tag for tag in library.codebook.tags()}
    assert set(found.tags) < set(known)
    assert known["odd"].color in COLORS
    assert known["odd"].key == ""
    assert any("unknown colour replaced (2×)" in remark for remark in intake.remarks)
    assert any("tag written otherwise" in remark for remark in intake.remarks)
    assert any("tag without a name dropped" in remark for remark in intake.remarks)
