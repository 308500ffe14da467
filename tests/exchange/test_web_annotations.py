"""W3C Web Annotation and Hypothesis: out, in, by the schemas, and what the real client wrote."""

import json
from pathlib import Path

import jsonschema
import pytest

from reader.exchange import Report, Source, export, read
from reader.library import Library
from reader.model import Annotation, Article, FormatError, Span
from tests.exchange.conftest import HARD_TEXT, all_said, hard_article, write_file


def document_of(name: str, library: Library) -> dict:
    (file,) = export(name, library.select(), Report())
    return json.loads(b"".join(file.chunks))


@pytest.mark.parametrize("name", ["w3c", "hypothesis"])
def test_annotations_come_back_to_the_same_places(
    name: str, travel, library: Library, other: Library, hard: Article
) -> None:
    other.add(hard_article())
    trip = travel(name)
    assert trip.intake.count("added") == 8
    assert all_said(other) == all_said(library)
    assert {(a.id, a.author, a.created, a.updated, a.state) for a in other.annotations()} == {
        (a.id, a.author, a.created, a.updated, "anchored") for a in library.annotations()
    }
    assert travel(name).intake.count("added") == 0
    assert travel(name, library).intake.count("present") == 8


@pytest.mark.parametrize("name", ["w3c", "hypothesis"])
def test_an_article_without_an_address_is_named_by_its_id(
    name: str, travel, library: Library, other: Library, market: Article
) -> None:
    for place in (library, other):
        place.add(market)
    library.annotate(library.articles()[0].id, Span(4, 10), note="x")
    assert travel(name).intake.count("added") == 1


@pytest.mark.parametrize("name", ["w3c", "hypothesis"])
def test_what_is_lost_is_counted(name: str, travel, library: Library, hard: Article) -> None:
    lines = travel(name).out.lines()
    assert any(line.startswith("dropped: colour of a tag") for line in lines)
    assert any(line.startswith("dropped: description of a tag") for line in lines)


def test_positions_are_code_points_in_w3c_and_utf_16_in_hypothesis(
    library: Library, hard: Article
) -> None:
    start = HARD_TEXT.index("harbour opens, “")
    places = {"w3c": start, "hypothesis": start + 1}
    for name, place in places.items():
        assert f'"start":{place},' in json.dumps(document_of(name, library), separators=(",", ":"))


def test_w3c_is_valid_by_every_must_of_its_test_suite(
    library: Library, hard: Article, shared: Path
) -> None:
    import referencing
    from referencing.jsonschema import DRAFT4

    schemas = shared / "formats" / "schemas" / "w3c"

    def schema(path: str) -> dict:
        return json.loads((schemas / path).read_text())

    registry = referencing.Registry().with_resources(
        (f"{folder}/{path.name}", DRAFT4.create_resource(json.loads(path.read_text())))
        for folder in ("definitions",)
        for path in (schemas / folder).glob("*.json")
    )
    for path in (schemas / "definitions").glob("*.json"):
        known = json.loads(path.read_text())
        resource = DRAFT4.create_resource(known)
        registry = registry.with_resource(known.get("id", path.name), resource)
    document = document_of("w3c", library)
    checked = 0
    for name, values in (
        ("annotations/annotationMusts.test", document["first"]["items"]),
        ("collections/collectionMusts.test", [document]),
    ):
        for assertion in schema(name)["assertions"]:
            if not isinstance(assertion, str):
                continue
            wanted = schema(assertion)
            if wanted.get("assertionType", "must") != "must":
                continue
            validator = jsonschema.Draft4Validator(wanted, registry=registry)
            expected = wanted.get("expectedResult", "valid") == "valid"
            for value in values:
                checked += 1
                assert validator.is_valid(value) is expected, (assertion, value)
    assert checked > 100


def test_hypothesis_is_valid_by_its_own_schema(
    library: Library, hard: Article, shared: Path
) -> None:
    path = shared / "formats" / "schemas" / "hypothesis" / "annotation-schema.json"
    validator = jsonschema.Draft4Validator(json.loads(path.read_text()))
    rows = document_of("hypothesis", library)["annotations"]
    assert len(rows) == 8
    for row in rows:
        validator.validate(row)


def test_what_the_hypothesis_client_wrote_is_found(
    library: Library, tmp_path: Path, shared: Path
) -> None:
    samples = shared / "formats" / "samples" / "hypothesis"
    text = "Emoji 😀 and ümläut. Second sentence.\nLine two."
    library.add(Article(title="T", url="https://e.org/x", text=text))
    imported = read("hypothesis", Source(samples / "export_shape.json"), Report())
    library.take_in(imported)
    found = list(library.annotations())
    assert {a.exact for a in found} == {"ümläut"}
    assert {a.span for a in found} == {Span(12, 18)}
    assert (found[0].author, found[0].tags, found[0].note) == ("a", ("t",), "note")


def test_the_answer_of_the_hypothesis_api_is_read_with_replies_and_page_notes(
    tmp_path: Path, library: Library
) -> None:
    library.add(hard_article())
    uri = "https://coastpost.example/harbour?a=1&b=2"
    quote = {"type": "TextQuoteSelector", "exact": "goes on"}
    rows = [
        {"id": "a", "uri": uri, "text": "one", "target": [{"selector": [quote]}]},
        {"id": "b", "uri": uri, "text": "reply", "references": ["a"], "target": [{}]},
        {"id": "c", "uri": uri, "text": "page note", "tags": ["x"], "target": [{"source": uri}]},
        {"id": "d", "text": "no address"},
        "nonsense",
    ]
    report = Report()
    source = write_file(tmp_path / "x.json", json.dumps({"total": 4, "rows": rows}))
    assert library.take_in(read("hypothesis", source, report)).count("added") == 3
    found = {a.note: a.exact for a in library.annotations()}
    assert found == {"one": "goes on", "reply": "goes on", "page note": ""}
    assert report.count("reply, kept at the passage it answers") == 1
    assert report.count("entry without an address") == 2


MINIMAL = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "http://example.org/anno1",
    "type": "Annotation",
    "target": "https://coastpost.example/harbour?a=1&b=2",
}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"bodyValue": "a comment"}, ("a comment", ())),
        ({"body": "http://example.org/post"}, ("http://example.org/post", ())),
        ({"body": {"type": "TextualBody", "value": "v"}}, ("v", ())),
        ({"body": {"type": "TextualBody", "value": "v"}, "motivation": "tagging"}, ("", ("v",))),
        ({"body": [{"value": "a", "purpose": "tagging"}, {"value": "b"}]}, ("b", ("a",))),
        ({"body": [{"source": "http://t.org", "purpose": "tagging"}]}, ("http://t.org", ())),
    ],
)
def test_bodies_become_notes_and_tags(
    more: dict, said: tuple, tmp_path: Path, library: Library
) -> None:
    library.add(hard_article())
    library.take_in(
        read("w3c", write_file(tmp_path / "x", json.dumps({**MINIMAL, **more})), Report())
    )
    (found,) = library.annotations()
    assert (found.note, found.tags) == said


@pytest.mark.parametrize(
    "selector",
    [
        {"type": "TextQuoteSelector", "exact": "goes on"},
        [{"type": "TextQuoteSelector", "exact": "goes on", "prefix": "joined — "}],
        {"type": "FragmentSelector", "value": "char=147,154"},
        {"type": "TextPositionSelector", "start": 147, "end": 154},
        {"type": "CssSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "goes on"}},
    ],
)  # fmt: skip
def test_selectors_of_text_are_understood(selector, tmp_path: Path, library: Library) -> None:
    assert HARD_TEXT.index("goes on") == 147
    library.add(hard_article())
    value = {**MINIMAL, "target": {"source": MINIMAL["target"], "selector": selector}}
    imported = read("w3c", write_file(tmp_path / "x", json.dumps([value])), Report())
    library.take_in(imported)
    (found,) = library.annotations()
    assert found.exact == "goes on"
    assert found.state == ("anchored" if "exact" in json.dumps(selector) else "moved")


def test_several_targets_are_kept_as_several(tmp_path: Path, library: Library) -> None:
    library.add(hard_article())
    places = [
        {"source": MINIMAL["target"], "selector": {"type": "TextQuoteSelector", "exact": exact}}
        for exact in ("goes on", "at last")
    ]
    report = Report()
    source = write_file(tmp_path / "x", json.dumps({**MINIMAL, "target": places}))
    for added in (2, 0):
        assert library.take_in(read("w3c", source, report)).count("added") == added
    assert report.count("annotation of several places, kept as several") == 2


@pytest.mark.parametrize(
    "value", [[], {}, 7, {"items": 7}, {"type": "Annotation"}, {"target": {}, "type": 4}]
)
@pytest.mark.parametrize("name", ["w3c", "hypothesis"])
def test_what_holds_no_annotation_is_told(name: str, value: object, tmp_path: Path) -> None:
    from reader.exchange import load_format

    chosen = load_format(name)
    assert chosen.read is not None
    with pytest.raises(FormatError):
        chosen.read(write_file(tmp_path / "x", json.dumps(value)), Report())


def test_an_orphaned_annotation_goes_out_with_its_words_only(tmp_path: Path) -> None:
    from tests.exchange.test_export_formats import bundle_of, written

    lost = Annotation(id="0a1b2c3d4e5f", article="a", exact="gone", state="orphaned")
    for name in ("w3c", "hypothesis"):
        files, _ = written(name, bundle_of(hard_article(), lost))
        assert b"TextQuoteSelector" in next(iter(files.values()))
        assert b"TextPositionSelector" not in next(iter(files.values()))
