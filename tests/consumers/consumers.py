"""The consumers: for each format the tool that reads it, and what that tool needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Consumer:
    """`check` is a script in `checks/`. `packages` and `npm` are installed for it, which takes
    about so many `seconds`: the quickest come first. `programs` must be there; Debian has them.

    `exports` where Reader itself needs the packages to export, `why_not` where nobody can have the
    tool.
    """

    format: str
    tool: str
    check: str
    packages: tuple[str, ...] = ()
    npm: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    exports: bool = False
    seconds: int = 0
    why_not: str = ""


_SCHEMA = ("jsonschema", "referencing", "pyld", "lxml")
_DOCCANO = ("doccano", "setuptools<80", "marshmallow<4", "numpy<2")
_SPACY = ("spacy",)
_TAGUETTE = ("taguette==1.5.2", "setuptools<80")

CONSUMERS = (
    Consumer("json", "jsonschema", "json_schema", _SCHEMA),
    Consumer("csv", "pandas", "csv_pandas", ("pandas",)),
    Consumer("xlsx", "openpyxl", "xlsx_openpyxl", ("openpyxl",)),
    Consumer("markdown", "obsidiantools", "markdown_obsidian", ("obsidiantools",)),
    Consumer("html", "Chromium, headless", "html_chromium", programs=("chromium",)),
    Consumer("html", "Nu Html Checker", "html_vnu", npm=("vnu-jar",), programs=("npm", "java")),
    Consumer("w3c", "W3C test suite, pyld", "w3c_suite", _SCHEMA),
    Consumer("hypothesis", "Hypothesis' schema", "hypothesis_schema", _SCHEMA),
    Consumer("qdc", "REFI-QDA XML Schema", "qdc_schema", _SCHEMA),
    Consumer("qdpx", "REFI-QDA XML Schema", "qdpx_schema", _SCHEMA),
    Consumer("qdpx", "qdaPy", "qdpx_qdapy", ("qdapy",), seconds=26),
    Consumer("brat", "pybrat", "brat_pybrat", ("pybrat",)),
    Consumer("cas-xmi", "dkpro-cassis", "cas_cassis", ("dkpro-cassis",)),
    Consumer("cas-json", "dkpro-cassis", "cas_cassis", ("dkpro-cassis",)),
    Consumer("doccano", "doccano", "doccano_project", _DOCCANO, seconds=67),
    Consumer("label-studio", "its SDK", "label_studio", ("label-studio-sdk",), seconds=32),
    Consumer("docbin", "spaCy", "docbin_spacy", _SPACY, exports=True, seconds=25),
    Consumer("iob2", "spacy convert", "iob2_spacy", _SPACY, seconds=25),
    Consumer("taguette", "Taguette", "taguette_server", _TAGUETTE, seconds=13),
    Consumer("anki", "Anki", "anki_import", ("anki",), seconds=11),
    Consumer("org", "Emacs org-lint", "org_emacs", programs=("emacs",)),
    Consumer("logseq", "mldoc", "logseq_mldoc", npm=("mldoc",), programs=("npm", "node")),
    Consumer("csl-json", "csl-data.json", "csl_schema", _SCHEMA),
    Consumer("biblatex", "biber", "biblatex_biber", programs=("biber",)),
    Consumer("readwise", "its import page", "", why_not="asks for an account"),
)
