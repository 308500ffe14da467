"""The consumers: for each format the tool that reads it, and what that tool needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Consumer:
    """`check` is a script in `checks/`; `packages` and `npm` are installed for it, `programs` must
    be there (Debian has them all). `exports` where Reader itself needs the packages to export;
    `why_not` where nobody can have the tool."""

    format: str
    tool: str
    check: str
    packages: tuple[str, ...] = ()
    npm: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    exports: bool = False
    why_not: str = ""


_SCHEMA = ("jsonschema", "referencing", "pyld", "lxml")
_DOCCANO = ("doccano", "setuptools<80", "marshmallow<4", "numpy<2")
_SPACY = ("spacy",)

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
    Consumer("qdpx", "qdaPy", "qdpx_qdapy", ("qdapy",)),
    Consumer("brat", "pybrat", "brat_pybrat", ("pybrat",)),
    Consumer("cas-xmi", "dkpro-cassis", "cas_cassis", ("dkpro-cassis",)),
    Consumer("cas-json", "dkpro-cassis", "cas_cassis", ("dkpro-cassis",)),
    Consumer("doccano", "doccano", "doccano_project", _DOCCANO),
    Consumer("label-studio", "its SDK", "label_studio", ("label-studio-sdk",)),
    Consumer("docbin", "spaCy", "docbin_spacy", _SPACY, exports=True),
    Consumer("iob2", "spacy convert", "iob2_spacy", _SPACY),
    Consumer("taguette", "Taguette", "taguette_server", ("taguette==1.5.2", "setuptools<80")),
    Consumer("anki", "Anki", "anki_import", ("anki",)),
    Consumer("org", "Emacs org-lint", "org_emacs", programs=("emacs",)),
    Consumer("logseq", "mldoc", "logseq_mldoc", npm=("mldoc",), programs=("npm", "node")),
    Consumer("csl-json", "csl-data.json", "csl_schema", _SCHEMA),
    Consumer("biblatex", "biber", "biblatex_biber", programs=("biber",)),
    Consumer("readwise", "its import page", "", why_not="asks for an account"),
)
