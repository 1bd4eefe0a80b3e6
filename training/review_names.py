"""A trained model and sentences of a corpus -> a sheet whose names are to be corrected by hand, and back: quicker than whole trees.

    python -m training.review_names sheet CORPORA WORK RUN SHEET --corpus wikiann --count 1200
    python -m training.review_names apply CORPORA SHEET CORRECTIONS --corpus wikiann          # the reviewed ones go to wikiann-names.tsv

A sheet has two lines a sentence, `# N` and the words with their names in brackets: "[LOC Somme]". A correction is a line `N ok`, `N none` (no name at
all), `N skip`, or else all names of the sentence, a line each: `N LABEL WORDS`.
"""

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

from training.names import merged, spans_of
from training.reviewed import FILES, names_file, read_names, read_trees, sentences_of, trees_file, write_names

LABELS = ("LOC", "MISC", "ORG", "PER")


def bracketed(words: list[str], tags: list[str]) -> str:
    """The sentence with its names in brackets.

    >>> bracketed(["Sie", "floh", "nach", "Hof", "."], ["O", "O", "O", "B-LOC", "O"])
    'Sie floh nach [LOC Hof] .'
    """
    shown = list(words)
    for label, first, end in spans_of(tags):
        shown[first] = f"[{label} {shown[first]}"
        shown[end - 1] += "]"
    return " ".join(shown)


def tagged(shown: str) -> list[str]:
    """The tags of such a sentence.

    >>> tagged("Sie sah [PER Ada Ek] .")
    ['O', 'O', 'B-PER', 'I-PER', 'O']
    """
    tags: list[str] = []
    label, begun = "", False
    for piece in shown.split(" "):
        if piece[0] == "[" and piece[1:] in LABELS:
            label, begun = piece[1:], True
            continue
        tags.append(f"{'B' if begun else 'I'}-{label}" if label else "O")
        begun = False
        if label and piece.endswith("]"):
            label = ""
    return tags


def read_sheet(path: Path) -> dict[int, list[str]]:
    """The proposed tags by the number of their sentence."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {int(number[2:]): tagged(shown) for number, shown in zip(lines[::2], lines[1::2], strict=True)}


def placed(words: list[str], names: Iterable[tuple[str, list[str]]]) -> list[str]:
    """The tags of a sentence with just these names, each where it stands first and is free.

    Raises:
        ValueError: a name does not stand in the sentence.
    """
    tags = ["O"] * len(words)
    for label, parts in names:
        size = len(parts)
        first = next((at for at in range(len(words)) if words[at : at + size] == parts and set(tags[at : at + size]) == {"O"}), None)
        if first is None:
            raise ValueError(" ".join(parts))
        tags[first : first + size] = [f"B-{label}", *[f"I-{label}"] * (size - 1)]
    return tags


def corrected(sheet: dict[int, list[str]], words: dict[int, list[str]], corrections: Path) -> dict[int, list[str]]:
    """The tags of every sentence that was decided.

    Raises:
        SystemExit: a line is not a correction, or a name is not in its sentence.
    """
    given: dict[int, list[tuple[str, list[str]]]] = {}
    good, left_out = set(), set()
    for place, line in enumerate(corrections.read_text(encoding="utf-8").splitlines(), 1):
        parts = line.split()
        if not parts:
            continue
        known = len(parts) > 1 and parts[0].isdigit() and int(parts[0]) in sheet
        if not known or not (parts[1] in ("ok", "none", "skip") or (parts[1] in LABELS and parts[2:])):
            raise SystemExit(f"{corrections}:{place}: not a correction of the sheet: {line}")
        number = int(parts[0])
        if parts[1] == "skip":
            left_out.add(number)
        elif parts[1] == "ok":
            good.add(number)
        else:
            given.setdefault(number, [])
            given[number] += [(parts[1], parts[2:])] if parts[2:] else []
    found = {number: sheet[number] for number in good - given.keys() - left_out}
    for number in given.keys() - left_out:
        try:
            found[number] = placed(words[number], given[number])
        except ValueError as error:
            raise SystemExit(f"sentence {number}: not in it: {error}") from None
    return found


def write_sheet(options: argparse.Namespace) -> None:
    from training.annotate import annotate, is_prose, load

    sentences = sentences_of(options.corpora, options.corpus)
    done = {*read_trees(trees_file(options.corpus)), *read_names(names_file(options.corpus))}
    numbers = [number for number, example in enumerate(sentences) if number not in done and is_prose(example)]
    random.Random(options.seed).shuffle(numbers)
    chosen = numbers[: options.count]
    coder, net = load(options.work, options.run)
    with options.sheet.open("w", encoding="utf-8") as sheet:
        for number, (tree, _) in zip(chosen, annotate(coder, net, [sentences[number] for number in chosen]), strict=True):
            sheet.write(f"# {number}\n{bracketed(tree['words'], merged(sentences[number]['names'], tree['names']))}\n")


def apply(options: argparse.Namespace) -> None:
    sentences, sheet, path = sentences_of(options.corpora, options.corpus), read_sheet(options.sheet), names_file(options.corpus)
    new = corrected(sheet, {number: sentences[number]["words"] for number in sheet}, options.corrections)
    write_names(path, read_names(path) | new)
    print(f"{len(new)} of {len(sheet)} sentences reviewed, {sum(sheet[number] != tags for number, tags in new.items())} changed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, arguments, do in (("sheet", ("corpora", "work", "run", "sheet"), write_sheet), ("apply", ("corpora", "sheet", "corrections"), apply)):
        command = commands.add_parser(name)
        for argument in arguments:
            command.add_argument(argument, type=Path)
        command.add_argument("--corpus", choices=FILES, default="wikiann")
        command.add_argument("--count", type=int, default=1200)
        command.add_argument("--seed", type=int, default=11)
        command.set_defaults(do=do)
    options = parser.parse_args()
    options.do(options)


if __name__ == "__main__":
    main()
