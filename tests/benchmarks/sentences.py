"""How right and how fast sentences are: ours beside well-kept splitters.

    python tests/benchmarks/sentences.py [--quotations DIR]

"Rules": hand-written lines, one for each kind of end that the English "golden rules" of pysbd name
(the sentences are our own). "News and languages": what else articles hold. "Implied ends", "wholes
cut": what gold attributions in DIR/*.jsonl say about sentence ends, see `implied`. "words/s":
CPU time over the same texts; without them, over the cases.

Splitters that are not installed are left out: pysbd, syntok, blingfire, nltk, sentencex.

Every splitter gets one line at a time, since a line of canonical text is a block by itself.
"""

import argparse
import contextlib
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.analysis.sentences import sentences_in

Splitter = Callable[[str], list[tuple[int, int]]]

CASES = """
1 full stop | Rain fell. | Nobody minded.
2 question | Who pays? | The city pays.
3 exclamation | Look up! | A heron.
4 initial | Nobody had seen Lena K. Duarte since.
5 page | See p. 81 of the report.
6 lower company | Had Ruth and co. left by then?
7 company before small | They sold it to Hale, Moss & Co. in March.
8 lower company at the end | Ask Ruth and co. | They will know.
9 company at the end | They sold it to Hale, Moss & Co. | It was cheap.
10 before a name | From here you can see Mt. Kenya on clear days.
11 saint and street | St. Anne's is on 9th st. by the river.
12 possessive | This was Oyelaran Jr.'s desk.
13 dotted before small | He left the U.S.A. in 2019.
14 dotted at the end | She works in the E.U. | Where do you work?
15 country at the end | They moved to the U.S. | What happened then?
16 country as adjective | A U.S. Senate panel met.
17 country before small | Prices in the U.S. for bread rose.
18 times | By 7 a.m. Ms. Ito was at her desk. | She left at 8 P.M. | Mr. Ito waited.
19 decimal | It costs $3.50 a litre.
20 decimal at the end | It costs $3.50. | It was $2.
21 inside brackets | He runs the mill (It had closed in 2001.) with his son.
22 mail address | Write to Ana.Ruiz@mail.example. | She answers.
23 web address | Read https://a.example/2.0/wide-open.html. | It is short.
24 single marks inside | He leaned over, 'It is late.' he said.
25 double marks inside | He leaned over, "It is late." he said.
26 double marks at the end | He leaned over, "It is late." | Nobody answered him.
27 two exclamations | Stop!! | You are early.
28 two questions | Really?? | Which one?
29 both | What!? | Say it again.
30 both, turned | What?! | Say it again.
31 list a | 1.) Rye flour | 2.) Warm water
32 list b | 1.) Rye flour. | 2.) Warm water.
33 list c | 1) Rye flour | 2) Warm water
34 list d | 1) Rye flour. | 2) Warm water.
35 list e | 1. Rye flour | 2. Warm water
36 list f | 1. Rye flour. | 2. Warm water.
37 bullets | • 9. Rye flour | • 10. Warm water
38 bullets, tight | ⁃9. Rye flour | ⁃10. Warm water
39 lettered | a. Rye flour | b. Warm water | c. A third thing
43 degree sign | It is lot N°. 204.118.9. | That is the last one.
44 name with a mark | He wrote for Yahoo! in those days.
45 pronoun and initial | So it was only you and I. | Has Peter I. Novak called?
46 spaced dots, marks | He said “the rest would follow . . . .”
47 bracketed dots | “Mora [...] kept the ledgers [...]” (Lind 12).
48 four dots | The page ends here . . . . | Another begins.
49 dots at the end | I wanted to say.... | The door closed.
50 dots inside | Well ... it was, I mean...you know . . . hard, and . . . I stayed.
51 dots twice | The custom, which faded . . . was to wait. . . . | Few waited.
52 no blank | The vote is over.The hall is empty.Mr. Adu kept 2,000.That was all.\
""".strip()
# The rules about a sentence broken over two lines are left out: in Reader a line is a block.
GLUED = {52: ("The vote is over.", "The hall is empty.", "Mr. Adu kept 2,000.", "That was all.")}

NEWS = """
question, then who asked | "Who told you that?" Grace Odhiambo asked. | He shrugged.
question, then he asked | "Is it safe?" he asked.
question, then small verb | “Is it safe?” asked Dr. Lind.
two in one mark | "We lost. | They won," she said.
single marks end | ‘It’s done.’ | The minister left.
nested marks | “She told me, ‘Wait.’” | I waited.
senator with party | Sen. Mara Feld (D-Calif.) spoke first. | Nobody listened.
state, dateline | BOISE, Idaho — Rain fell. | It stopped.
city with dots, dateline | WASHINGTON, D.C. — Rain fell. | It stopped.
state at the end | They live in Tampa, Fla. | The house is small.
month and number | It opened on Sept. 3 in Oslo. | It closed on Dec. 9.
number sign | The No. 1 seed lost. | She said no. | Then she laughed.
double initials | J. R. R. Okafor and T.S. Lund signed.
initial with starter | The plan became Plan B. | The mayor approved.
Latin | Bring tools, e.g. Phillips drivers, etc. | They help.
versus | In Lund vs. Oslo and Roe v. Adams the court split.
military | Lt. Col. Ana Vega and Sgt. Maj. Roy Bell testified.
company before title | Halden Inc. Chief Executive Ida Moe resigned.
doctorate | Ola Moe, Ph.D., and Ina Moe, M.D. agreed.
time and day | It starts at 9 a.m. Monday. | Doors open at 8 a.m. | Bring water.
percent | Sales rose 4.5 percent. | Costs fell 0.2.
quotation then name | "It is over." — Ida Moe
brackets outside | He left early. | (His train was late.) | She stayed.
phone | The iPhone sold well. | iPads did not.
ellipsis sign | We waited… | Nobody came.
ellipsis sign inside | We waited… and waited.
footnote | The treaty lapsed.[3] | It was renewed.
Spanish | ¿Quién paga? | ¡Nadie paga!
French | « Non ! » | Il est parti.
German | „Es ist spät.“ | Er ging.
Arabic | من يدفع؟ | لا أحد.
Devanagari | बारिश हुई। | सब खुश थे।
Chinese | 下雨了。 | 没有人来！ | 为什么？
Japanese, と | 「雨だ。」と彼は言った。 | 彼女は笑った。
emoji | We won! 🎉 | Nobody slept.
heading | Talks Resume After a Year
""".strip()


def cases(block: str) -> Iterator[tuple[str, str, list[str]]]:
    """`(name, line, its sentences)` for each row of a block."""
    for row in block.splitlines():
        name, *parts = [part.strip() for part in row.split(" | ")]
        number = name.split()[0]
        if number == "52":
            yield name, "".join(GLUED[52]), list(GLUED[52])
            continue
        wide = any("\u3000" <= mark < "\ufe00" for part in parts for mark in part)
        yield name, ("" if wide else " ").join(parts), parts


def splitters() -> Iterator[tuple[str, Splitter]]:
    """Ours, and those of the others that are installed."""

    def reader(line: str) -> list[tuple[int, int]]:
        return [(span.start, span.end) for span in sentences_in(line, 0, len(line))]

    yield "reader", reader

    def find(line: str, parts: list[str]) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        at = 0
        for part in parts:
            start = line.find(part.strip(), at)
            if start < 0:
                continue
            at = start + len(part.strip())
            spans.append((start, at))
        return spans

    with contextlib.suppress(ImportError):
        pysbd = importlib.import_module("pysbd").Segmenter(language="en", clean=False)
        yield "pysbd", lambda line: find(line, pysbd.segment(line))
    with contextlib.suppress(ImportError):
        syntok = importlib.import_module("syntok.segmenter")

        def by_syntok(line: str) -> list[tuple[int, int]]:
            return [
                (sentence[0].offset, sentence[-1].offset + len(sentence[-1].value))
                for paragraph in syntok.analyze(line)
                for sentence in paragraph
                if sentence
            ]

        yield "syntok", by_syntok
    with contextlib.suppress(ImportError):
        blingfire = importlib.import_module("blingfire")
        yield (
            "blingfire",
            lambda line: (
                [tuple(s) for s in blingfire.text_to_sentences_and_offsets(line)[1]] if line else []
            ),
        )
    with contextlib.suppress(ImportError):
        sentencex = importlib.import_module("sentencex")
        yield "sentencex", lambda line: find(line, list(sentencex.segment("en", line)))
    with contextlib.suppress(ImportError):
        punkt = importlib.import_module("nltk.tokenize.punkt").PunktSentenceTokenizer()
        yield "punkt, untrained", lambda line: list(punkt.span_tokenize(line))


def score_cases(split: Splitter, block: str) -> tuple[int, int, list[str]]:
    """Rows wholly right, rows, and the names of those that are not."""
    wrong = [
        name
        for name, line, parts in cases(block)
        if [line[start:end].strip() for start, end in split(line)] != parts
    ]
    return len(block.splitlines()) - len(wrong), len(block.splitlines()), wrong


def implied(row: dict) -> tuple[set[int], list[tuple[int, int]]]:
    """What gold attributions say about sentences: `(ends, wholes)`.

    `ends`: places, as the number of code points up to and with the last mark, where a sentence must
    end: a content that a full stop follows directly, or a marked content that closes with an end
    mark, where the attribution's own cue and source do not follow.
    `wholes`: stretches that no sentence end may cut: cues, sources, and the way from a closing mark
    to the cue or source directly after it ('"Why?" he asked').
    """
    text = row["text"]
    ends: set[int] = set()
    wholes: list[tuple[int, int]] = []
    for item in row["attributions"]:
        named = [tuple(span) for key in ("source", "cue") for span in item[key]]
        wholes += named
        for _, end in item["content"]:
            after = end
            while after < len(text) and text[after] in "\"”’'":
                after += 1
            tail = text[max(end - 3, 0) : after].rstrip("\"”’'")[-1:]
            gap = (
                len(text[after:])
                - len(text[after : after + 9].lstrip(" "))
                - len(text[after + 9 :])
            )
            nearest = [span for span in named if after <= span[0] <= after + gap + 1]
            if nearest:
                wholes.append((max(end - 1, 0), nearest[0][1]))
            elif text[after : after + 2] == ". ":
                ends.add(after + 1)
            elif tail and tail in ".?!" and after > end - 1 and begins(text, after):
                ends.add(after)
    wholes = [(start, end) for start, end in wholes if "\n" not in text[start:end]]
    return ends, wholes


def begins(text: str, place: int) -> bool:
    """Whether a blank and then a capital or an opening mark stand at `place`."""
    following = text[place + 1 : place + 2]
    return text[place : place + 1] == " " and (following.isupper() or following in '"“')


def score_quotations(split: Splitter, rows: list[dict]) -> tuple[int, int, int, int]:
    """Implied ends found, implied ends, wholes cut, wholes."""
    found = expected = cut = total = 0
    for row in rows:
        got: set[int] = set()
        at = 0
        for line in row["text"].split("\n"):
            got.update(at + end for _, end in split(line))
            at += len(line) + 1
        ends, wholes = implied(row)
        found += len(ends & got)
        expected += len(ends)
        ordered = sorted(got)
        for start, end in wholes:
            total += 1
            cut += any(start < place < end for place in ordered)
    return found, expected, cut, total


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quotations", type=Path, help="folder of *.jsonl with gold attributions")
    parser.add_argument("--limit", type=int, default=150, help="articles of each file")
    parser.add_argument("--verbose", action="store_true", help="name the cases that are wrong")
    options = parser.parse_args()
    rows: list[dict] = []
    for path in sorted(options.quotations.glob("*.jsonl")) if options.quotations else ():
        with path.open(encoding="utf-8") as lines:
            rows += [json.loads(line) for _, line in zip(range(options.limit), lines, strict=False)]
    sample = [line for row in rows for line in row["text"].split("\n")]
    sample = sample or (CASES + NEWS).splitlines() * 20
    words = sum(len(line.split()) for line in sample)
    print("| splitter | rules | news and languages | implied ends found | wholes cut | words/s |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, split in splitters():
        right, rules, wrong = score_cases(split, CASES)
        news, lines, wrong_news = score_cases(split, NEWS)
        found, expected, cut, total = score_quotations(split, rows)
        started = time.process_time()
        for line in sample:
            split(line)
        speed = words / (time.process_time() - started)
        quotations = (
            f"{found / expected:.1%} of {expected:,} | {cut / total:.2%} of {total:,}"
            if rows
            else "– | –"
        )
        print(
            f"| {name} | {right} of {rules} | {news} of {lines} | {quotations} | {speed:,.0f} |",
            flush=True,
        )
        if options.verbose:
            print("  wrong:", "; ".join(wrong + wrong_news), file=sys.stderr)


if __name__ == "__main__":
    main()
