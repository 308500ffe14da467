"""`reader settings`."""

from dataclasses import asdict

import click

from reader.cli.context import Context, pass_context
from reader.cli.printing import print_json, print_text
from reader.settings import config_file, keymap_file, settings_toml


@click.command("settings")
@click.option("--keymap", "keys", is_flag=True, help="The keys instead, as a keymap.toml.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@pass_context
def settings_command(context: Context, keys: bool, as_json: bool) -> None:
    """Show where the settings stand and which are in force, as a file to begin with."""
    if keys:
        _show_keymap(context, as_json)
        return
    place, settings = config_file(context.config), context.settings
    if as_json:
        print_json({"file": str(place), "exists": place.exists(), "settings": asdict(settings)})
        return
    print_text(f"# {place}{'' if place.exists() else ' (not there: these are the defaults)'}\n")
    print_text(settings_toml(settings).rstrip("\n"))


def _show_keymap(context: Context, as_json: bool) -> None:
    from reader.tui.keymap import keymap_toml, load_keymap

    place = keymap_file(context.config)
    keymap = load_keymap(place)
    if as_json:
        keys = {action.id: list(action.keys) for action in keymap.actions}
        print_json({"file": str(place), "exists": place.exists(), "keys": keys})
        return
    print_text(f"# {place}{'' if place.exists() else ' (not there: these are the defaults)'}\n")
    print_text(keymap_toml(keymap).rstrip("\n"))
