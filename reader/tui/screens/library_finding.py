"""Finding in the library: the filter, the order, the headings, saved searches."""

from typing import TYPE_CHECKING

from reader.library import query as queries
from reader.tui.screens.library_base import LibraryBase

if TYPE_CHECKING:
    from textual.widgets import Input

    from reader.tui.widgets.filter_bar import FilterBar


class Finding(LibraryBase):
    """The keys that find something."""

    _filter_bar: "FilterBar | None" = None

    # -- the filter ----------------------------------------------------------------------------

    def action_filter(self) -> None:
        if self._filter_bar is not None:
            return
        from reader.tui.widgets.filter_bar import FilterBar

        bar = FilterBar(self.listing.typed)
        self.filter_line.display = False
        self._filter_bar = bar
        self.mount(bar, after=self.filter_line)
        bar.input.focus()
        self._show_header()

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Filter with every letter."""
        if self._filter_bar is not None:  # else a letter was on its way when the filter closed
            self.listing.filter(event.value)
            self.show_list(keep=False)

    def on_input_submitted(self) -> None:
        """Open the article under the cursor; the filter stays for when one comes back."""
        self._leave_filter()
        self.action_open()

    def action_to_list(self) -> None:
        """Keep the filter and go to the list."""
        if self._filter_bar is not None:
            self._leave_filter()

    def action_unfilter(self) -> None:
        """Show all articles again; where they are shown, take the marks away."""
        if not self.listing.typed and self._filter_bar is None:
            self.list.mark(())
        self._leave_filter()
        self.filter_by("")

    def filter_by(self, typed: str) -> None:
        """Show what fits, as if it had been typed."""
        self.listing.filter(typed)
        self.show_list(keep=True)

    def action_open(self) -> None:
        raise NotImplementedError

    def _leave_filter(self) -> None:
        if self._filter_bar is not None:
            self._filter_bar.remove()
            self._filter_bar = None
        self.filter_line.display = True
        self.list.focus()

    def _show_header(self) -> None:
        super()._show_header()
        if self._filter_bar is not None:
            listing = self.listing
            fitting = f"{listing.fitting:,} of {listing.totals.articles:,}"
            self._filter_bar.show(fitting, listing.problem)

    # -- the whole library ---------------------------------------------------------------------

    def action_search(self) -> None:
        from reader.tui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen(self.listing.typed))

    def action_people(self) -> None:
        from reader.tui.screens.people import PeopleScreen

        self.app.push_screen(PeopleScreen())

    # -- order and headings --------------------------------------------------------------------

    def action_sort(self) -> None:
        name = self.listing.next_sort()
        self.show_list(keep=True)
        self.tell(f"sorted by {name}")
        self.call_after_refresh(self._prepare)

    def action_group(self) -> None:
        name = self.listing.next_grouping()
        self.show_list(keep=True)
        self.tell(f"under each {name}" if name else "no headings")

    # -- saved searches ------------------------------------------------------------------------

    def action_searches(self) -> None:
        from reader.tui.screens.searches import SearchPicker

        arranging, typed = self.reader.library.arranging, self.listing.typed

        def picked(value: str | None) -> None:
            if value is None:
                return
            kind, _, text = value.partition(":")
            if kind == "save":
                self.command(
                    lambda: arranging.save_search(text, typed),
                    lambda _: self.tell(
                        f"“{text}” saved{self.hint('searches', 'shows it')}{self.undoes}"
                    ),
                )
            elif kind == "drop":
                self.command(
                    lambda: arranging.drop_search(text),
                    lambda _: self.tell(f"“{text}” dropped{self.undoes}"),
                )
            else:
                self.filter_by(text)

        can_save = bool(typed) and not self.listing.problem and bool(queries.parse(typed))
        searches, collections = arranging.searches(), arranging.collections()
        self.app.push_screen(SearchPicker(searches, collections, can_save=can_save), picked)
