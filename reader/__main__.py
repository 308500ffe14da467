"""`python -m reader`: the same as the `reader` command."""

from reader.cli.main import main

if __name__ == "__main__":
    main()
