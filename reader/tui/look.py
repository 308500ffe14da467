"""The look: the styles of every mark, from the stylesheet and the tags' colours.

In: a widget whose component classes the stylesheet fills in, and the codebook. Out: a `Look`. Every
layer is told apart without colour too: by slant, underline, weight, or what stands in the gutter.
"""

from collections.abc import Sequence

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from reader.model import Tag
from reader.tui.widgets.row_painter import Look, TagLook

_BLACK = Style(color="#000000")
_BOLD = Style(bold=True)
_ITALIC = Style(italic=True)


def make_look(widget: Widget, tags: Sequence[Tag]) -> Look:
    """The styles of a widget under the present theme."""
    variables = widget.app.theme_variables
    background, foreground = (
        Color.parse(variables["background"]),
        Color.parse(variables["foreground"]),
    )

    def ink(name: str) -> Style:
        return Style(color=Color.parse(variables.get(name, variables["foreground"])).rich_color)

    base = Style(color=foreground.rich_color, bgcolor=background.rich_color)
    muted = base + ink("muted")
    inline = {
        "base": base,
        "title": base + ink("primary") + _BOLD,
        "byline": muted,
        "caption": muted + _ITALIC,
        "note": base + ink("secondary") + _ITALIC,
        "heading": ink("primary") + _BOLD,
        "quote": ink("secondary"),
        "code": ink("secondary"),
        "table": Style(),
        "footnote": ink("muted"),
        "image": ink("muted") + _ITALIC,
        "rule": ink("muted"),
        "link": ink("primary") + Style(underline2=True),
        "emphasis": Style(italic=True),
        "strong": Style(bold=True),
        "code_span": ink("secondary") + _BOLD,
        "footnote_ref": ink("accent") + _BOLD,
        "quotation": Style(italic=True),
        "quotation-mark": base + ink("accent"),
        "entity": Style(underline=True),
        "label": Style(bold=True, reverse=True) + ink("accent"),
        "tick": Style(bold=True) + ink("accent"),
        "edge": Style(bold=True, underline2=True) + ink("accent"),
        "hit": tag_passage(widget, "gold") + Style(bold=True, underline=True),
    }
    looks = {
        tag.name: TagLook(
            next((letter for letter in tag.name if letter.isalnum()), "#"),
            tag_bar(widget, tag.color),
            tag_passage(widget, tag.color),
            tag_mark(widget, tag.color),
        )
        for tag in tags
    }
    untagged = TagLook("·", muted, tag_passage(widget, "gray"), muted)
    return Look(base, muted, inline, looks, untagged, colours=not widget.app.no_color)


def tag_bar(widget: Widget, color: str) -> Style:
    """A bar in a tag's colour."""
    return Style(color=_shade(widget, "tag", color), bold=True)


def tag_mark(widget: Widget, color: str) -> Style:
    """A letter or digit that stands for a tag. With the terminal's own colours it is black on the
    tag's: what else could be read on what is not known?"""
    if widget.app.native_ansi_color:
        return _BLACK + Style(bgcolor=_shade(widget, "tag", color))
    return tag_bar(widget, color)


def tag_passage(widget: Widget, color: str) -> Style:
    """A passage with a tag. Text has one colour here, whatever it has on the page, because the
    shade behind it is made for that one. Without any colour it is bold."""
    if widget.app.native_ansi_color:
        return (
            Style(bold=True)
            if widget.app.no_color
            else _BLACK + Style(bgcolor=_shade(widget, "tint", color))
        )
    foreground = Color.parse(widget.app.theme_variables["foreground"]).rich_color
    return Style(color=foreground, bgcolor=_shade(widget, "tint", color))


def _shade(widget: Widget, kind: str, color: str) -> RichColor:
    variables = widget.app.theme_variables
    shade = variables.get(f"{kind}-{color}") or variables[f"{kind}-gray"]
    return Color.parse(shade).rich_color
