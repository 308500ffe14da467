"""The actions: everything a key can do, as one table.

In: nothing. Out: `ACTIONS`, from which the keymap, the help screen, the footer and the palette are
made. Keys are written as they are typed: a character, a name ("enter", "ctrl+r"), or several in a
row with blanks between ("g g"). A user's keymap replaces the keys of an action by its `id`.
"""

from dataclasses import dataclass

READING = "reading"
FINE = "fine"
"""Reading, while an edge of the selection is moved; its keys come before those of reading."""
LIBRARY = "library"
FINDING = "finding"
ANNOTATIONS = "annotations"
ANYWHERE = "anywhere"
CONTEXTS = {
    READING: "Reading",
    FINE: "Fine mode (v while reading)",
    LIBRARY: "Library",
    FINDING: "Search and people",
    ANNOTATIONS: "Annotations",
    ANYWHERE: "Anywhere",
}


@dataclass(frozen=True, slots=True)
class Action:
    """`call` is a Textual action of the screen; `short` is shown in the footer, if anything."""

    id: str
    context: str
    keys: tuple[str, ...]
    call: str
    text: str
    short: str = ""


def _reading(name: str, keys: str, text: str, *, call: str = "", short: str = "") -> Action:
    return Action(name, READING, _split(keys), call or name.replace("-", "_"), text, short)


def _fine(name: str, keys: str, text: str) -> Action:
    return Action(f"fine-{name}", FINE, _split(keys), f"fine_{name.replace('-', '_')}", text)


def _library(name: str, keys: str, text: str, *, call: str = "", short: str = "") -> Action:
    return Action(
        f"library-{name}", LIBRARY, _split(keys), call or name.replace("-", "_"), text, short
    )


def _finding(name: str, keys: str, text: str, *, short: str = "") -> Action:
    return Action(f"finding-{name}", FINDING, _split(keys), name.replace("-", "_"), text, short)


def _annotations(name: str, keys: str, text: str, *, call: str = "", short: str = "") -> Action:
    call = call or name.replace("-", "_")
    return Action(f"annotations-{name}", ANNOTATIONS, _split(keys), call, text, short)


def _split(keys: str) -> tuple[str, ...]:
    """Alternatives are separated by two blanks; one blank is part of a sequence. None is none: the
    palette reaches the action, and the keymap can give it a key."""
    return tuple(keys.split("  ")) if keys else ()


ACTIONS = (
    _reading("next-sentence", "j  down", "next sentence"),
    _reading("previous-sentence", "k  up", "previous sentence"),
    _reading("extend", "J  shift+down", "extend the selection by a sentence"),
    _reading("shrink", "K  shift+up", "shrink it by a sentence"),
    _reading("next-paragraph", "}", "next paragraph"),
    _reading("previous-paragraph", "{", "previous paragraph"),
    _reading("page-down", "space  pagedown", "a screen down"),
    _reading("page-up", "b  pageup", "a screen up"),
    _reading("first", "g g  home", "the beginning"),
    _reading("last", "G  end", "the end"),
    _reading("jump", "f", "labels at every sentence: two keys jump there", short="jump"),
    _reading("fine", "v", "fine mode: move the edges of the selection"),
    _reading("wider", "+", "wider column"),
    _reading("narrower", "-", "narrower column"),
    _reading("justify", "", "even edges or a ragged one"),
    _reading("hyphenate", "", "divide words at the end of a row or not"),
    _reading("spacing", "", "more rows between paragraphs, then fewer again"),
    _reading("next-quotation", '"', "next quotation"),
    _reading("previous-quotation", "'", "previous quotation"),
    _reading("next-entity", "e", "next entity"),
    _reading("previous-entity", "E", "previous entity"),
    *(
        _reading(
            f"tag-{digit}", str(digit), f"tag with {digit}, or take it off", call=f"tag('{digit}')"
        )
        for digit in range(1, 10)
    ),
    _reading("pick-tag", "t", "pick a tag", short="more tags"),
    _reading("highlight", "h", "highlight with the last tag"),
    _reading("note", "enter", "write a note", short="note"),
    _reading("next-annotation", "]", "next annotation"),
    _reading("previous-annotation", "[", "previous annotation"),
    _reading("cycle", "o", "next of the annotations that overlap here"),
    _reading("move-edge-back", "<", "move the annotation's edge back by a word"),
    _reading("move-edge-on", ">", "move the annotation's edge on by a word"),
    _reading("other-edge", "O", "the annotation's other edge is the one that moves"),
    _reading("delete", "x", "delete the annotation", short="delete"),
    _reading("tag-all", "m", "tag every other occurrence of the selected words"),
    _reading("correct", "c", "correct what was found here: a name, a quotation, its speaker"),
    _reading("annotations", "a", "the annotations of this article, as a list"),
    _reading("all-annotations", "A", "the annotations of the whole library"),
    _reading("versions", "V", "what the annotation was before"),
    _reading("difference", "D", "what changed in the text since it was first added"),
    _reading("unsure", "M", "moved and orphaned annotations"),
    _reading("undo", "u", "undo", short="undo"),
    _reading("redo", "ctrl+r", "redo"),
    _reading("find", "/", "find in the text", short="find"),
    _reading("next-hit", "n", "next hit"),
    _reading("previous-hit", "N", "previous hit"),
    _reading("copy", "y", "copy the passage"),
    _reading("copy-citation", "Y", "copy the passage with its citation"),
    _reading("follow", "l", "follow the link or the footnote in the selection"),
    _reading("export", "X", "export this article with its annotations"),
    _reading("panel", "p", "side panel: people, names, annotations", short="panel"),
    _reading("focus-panel", "tab", "into the side panel and back"),
    _reading(
        "layer-quotations", "L q", "quotations shown or not", call="toggle_layer('quotations')"
    ),
    _reading("layer-entities", "L e", "entities shown or not", call="toggle_layer('entities')"),
    _reading(
        "layer-annotations", "L a", "annotations shown or not", call="toggle_layer('annotations')"
    ),
    _reading("back", "q  escape", "back to the library", short="back"),
    _fine("left", "h  left", "the edge a character back"),
    _fine("right", "l  right", "the edge a character on"),
    _fine("word-back", "b  shift+left", "the edge a word back"),
    _fine("word-on", "w  shift+right", "the edge a word on"),
    _fine("clause-back", ",", "the edge a clause back"),
    _fine("clause-on", ";", "the edge a clause on"),
    _fine("swap", "o", "the other edge is the one that moves"),
    _fine("jump", "f", "labels at every word: two keys move the edge there"),
    _fine("leave", "v  escape", "leave fine mode, keeping the selection"),
    _library("next", "j  down", "next article"),
    _library("previous", "k  up", "previous article"),
    _library("page-down", "space  pagedown", "a screen down"),
    _library("page-up", "b  pageup", "a screen up"),
    _library("first", "g g  home", "the first article"),
    _library("last", "G  end", "the last article"),
    _library("open", "enter", "open the article", short="open"),
    _library("filter", "/", "filter as you type", short="filter"),
    _library("search", "S  ctrl+f", "search every text, note and tag", short="search"),
    _library("people", "P", "people, and what they said", short="people"),
    _library("import", "i", "add a file or folder", short="add"),
    _library("failures", "I", "what could not be added the last time"),
    _library("annotations", "a", "the annotations of the whole library", short="annotations"),
    _library("sort", "s", "sort by date, title, source, length, progress"),
    _library("group", "o", "headings: source, date, tag, collection, none"),
    _library("searches", "F", "saved searches and collections; save the filter"),
    _library("mark", "m", "mark the article: keys are about all that are marked"),
    _library("mark-all", "M", "mark all that are shown, or none"),
    _library("read", "r", "mark done or unread"),
    _library("archive", "e", "archive, or take out of the archive"),
    _library("star", "*", "star, or take the star away"),
    _library("tag", "t", "tag the article as a whole"),
    _library("collect", "c", "into a collection, or out of it"),
    _library("delete", "d", "delete the article"),
    _library("export", "x", "export with annotations"),
    _library("undo", "u", "undo"),
    _library("redo", "ctrl+r", "redo"),
    _library("clear-samples", "C", "take the sample articles out"),
    _library("to-list", "tab", "from the filter to the list"),
    _library("unfilter", "escape", "show all articles again; stop what is being added"),
    _library("quit", "q", "quit", call="app.quit", short="quit"),
    _finding("next", "j  down", "next"),
    _finding("previous", "k  up", "previous"),
    _finding("page-down", "space  pagedown", "a screen down"),
    _finding("page-up", "b  pageup", "a screen up"),
    _finding("first", "g g  home", "the first"),
    _finding("last", "G  end", "the last"),
    _finding("open", "enter", "go there", short="go there"),
    _finding("switch", "tab", "from the words to the list and back", short="list"),
    _finding("type", "/", "other words"),
    _finding("back", "q  escape", "back", short="back"),
    _annotations("next", "j  down", "next annotation"),
    _annotations("previous", "k  up", "previous annotation"),
    _annotations("next-group", "}", "next group"),
    _annotations("previous-group", "{", "previous group"),
    _annotations("page-down", "pagedown", "a screen down"),
    _annotations("page-up", "b  pageup", "a screen up"),
    _annotations("first", "g g  home", "the first annotation"),
    _annotations("last", "G  end", "the last annotation"),
    _annotations("open", "enter", "open the article there", short="open"),
    _annotations("filter", "/", "filter as you type", short="filter"),
    _annotations("by-article", "A", "grouped by article", call="group('article')"),
    _annotations("by-tag", "T", "grouped by tag", call="group('tag')"),
    _annotations("by-person", "P", "grouped by who speaks in them", call="group('person')"),
    _annotations("scope", "a", "of this article, or of the whole library"),
    _annotations("mark", "space  m", "mark it, and go on to the next", short="mark"),
    _annotations("mark-all", "M", "mark all that are shown, or none"),
    *(
        _annotations(
            f"tag-{digit}",
            str(digit),
            f"tag what is marked with {digit}, or take it off",
            call=f"tag('{digit}')",
        )
        for digit in range(1, 10)
    ),
    _annotations("pick-tag", "t", "pick a tag for what is marked", short="tag"),
    _annotations("export", "x", "export what is marked", short="export"),
    _annotations("delete", "d", "delete what is marked", short="delete"),
    _annotations("undo", "u", "undo", short="undo"),
    _annotations("redo", "ctrl+r", "redo"),
    _annotations("to-list", "tab", "from the filter to the list"),
    _annotations("step-back", "escape", "show all again, unmark, then back"),
    _annotations("back", "q", "back"),
    Action("help", ANYWHERE, ("?",), "app.keys", "the keys", "keys"),
    Action(
        "suspend", ANYWHERE, ("ctrl+z",), "app.suspend_process", "leave Reader in the background"
    ),
    Action("palette", ANYWHERE, ("ctrl+p",), "app.command_palette", "any command by its name"),
)
