"""The look: the styles of every mark, from the stylesheet and the tags' colours.

In: a widget whose component classes the stylesheet fills in, and the codebook. Out: a `Look`. Every
layer is told apart without colour too: by slant, underline, weight, or what stands in the gutter.
"""

from collections.abc import Sequence

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from reader.model import Tag
from reader.tui.themes import tag_color, tint
from reader.tui.widgets.row_painter import Look, TagLook

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
        "hit": Style(
            bold=True, underline=True, bgcolor=tint("gold", background, foreground).rich_color
        ),
    }
    looks = {
        tag.name: TagLook(
            next((letter for letter in tag.name if letter.isalnum()), "#"),
            Style(color=tag_color(tag.color).rich_color, bold=True),
            Style(bgcolor=tint(tag.color, background, foreground).rich_color),
        )
        for tag in tags
    }
    untagged = TagLook("·", muted, Style(bgcolor=tint("gray", background, foreground).rich_color))
    return Look(base, muted, inline, looks, untagged, colours=not widget.app.no_color)
