"""A trained model and sentences of a corpus -> a sheet to be corrected by hand, and back.

    python -m training.review sheet CORPORA WORK RUN SHEET --corpus wikiann --count 400    # trees and names of sentences nobody has reviewed
    python -m training.review apply SHEET CORRECTIONS --corpus wikiann                     # the reviewed ones go to wikiann-trees.tsv

A correction is a line `SENTENCE WORD HEAD RELATION [UPOS]` or `SENTENCE name WORD TAG`; `SENTENCE ok` says that the whole sentence is right now,
`SENTENCE skip` leaves it out.
"""

import argparse
import random
from pathlib import Path

from training.names import merged
from training.reviewed import FILES, Row, flaws, names_file, read_names, read_trees, sentences_of, trees_file, write_trees

WORDS = range(10, 35)
"""Words of a sentence that is worth a reviewer's time."""


def write_sheet(options: argparse.Namespace) -> None:
    # Only the model's trees need torch: corrections can be applied and tested without it.
    from training.annotate import annotate, is_prose, load

    sentences = sentences_of(options.corpora, options.corpus)
    done = {*read_trees(trees_file(options.corpus)), *read_names(names_file(options.corpus))}
    open_numbers = [number for number, example in enumerate(sentences) if number not in done and is_prose(example) and len(example["words"]) in WORDS]
    random.Random(options.seed).shuffle(open_numbers)
    chosen = open_numbers[: options.count]
    coder, net = load(options.work, options.run)
    trees = [tree for tree, _ in annotate(coder, net, [sentences[number] for number in chosen])]
    with options.sheet.open("w", encoding="utf-8") as sheet:
        for number, tree in zip(chosen, trees, strict=True):
            names = merged(sentences[number]["names"], tree["names"])
            rows = zip(tree["words"], tree["upos"], tree["heads"], tree["deps"], names, strict=True)
            lines = [f"{place} {word} {upos} {head + 1} {dep} {name}\n" for place, (word, upos, head, dep, name) in enumerate(rows, 1)]
            sheet.write("".join([f"# {number}\n", *lines, "\n"]))


def read_sheet(path: Path) -> dict[int, list[Row]]:
    trees: dict[int, list[Row]] = {}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        first, *lines = block.splitlines()
        trees[int(first[2:])] = [Row(upos, int(head), dep, name) for _, _, upos, head, dep, name in (line.split(" ") for line in lines)]
    return trees


def corrected(trees: dict[int, list[Row]], corrections: Path) -> dict[int, list[Row]]:
    """The trees that are marked ok and not skipped, corrected.

    Raises:
        SystemExit: a line is not a correction, or a tree is none.
    """
    fixed = {number: list(rows) for number, rows in trees.items()}
    good, left_out = set(), set()
    for place, line in enumerate(corrections.read_text(encoding="utf-8").splitlines(), 1):
        parts = line.split()
        if not parts:
            continue
        try:
            number = int(parts[0])
            rows = fixed[number]
            if parts[1] in ("ok", "skip"):
                (good if parts[1] == "ok" else left_out).add(number)
            elif parts[1] == "name":
                word, name = parts[2:]
                rows[int(word) - 1] = rows[int(word) - 1]._replace(name=name)
            else:
                word, head, dep, *upos = parts[1:]
                before = rows[int(word) - 1]
                rows[int(word) - 1] = Row(upos[0] if upos else before.upos, int(head), dep, before.name)
        except (ValueError, KeyError, IndexError):
            raise SystemExit(f"{corrections}:{place}: not a correction of the sheet: {line}") from None
    result = {number: fixed[number] for number in good - left_out}
    broken = [f"sentence {number}: {', '.join(found)}" for number, rows in sorted(result.items()) if (found := flaws(rows))]
    if broken:
        raise SystemExit("\n".join(broken))
    return result


def apply(options: argparse.Namespace) -> None:
    sheet, path = read_sheet(options.sheet), trees_file(options.corpus)
    new = corrected(sheet, options.corrections)
    changed = sum(old != row for number, rows in new.items() for old, row in zip(sheet[number], rows, strict=True))
    write_trees(path, read_trees(path) | new)
    print(f"{len(new)} of {len(sheet)} sentences reviewed, {changed} of {sum(map(len, new.values()))} words changed")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    sheet = commands.add_parser("sheet")
    for name in ("corpora", "work", "run", "sheet"):
        sheet.add_argument(name, type=Path)
    sheet.add_argument("--count", type=int, default=400)
    sheet.add_argument("--seed", type=int, default=5)
    sheet.set_defaults(do=write_sheet)
    take = commands.add_parser("apply")
    for name in ("sheet", "corrections"):
        take.add_argument(name, type=Path)
    take.set_defaults(do=apply)
    for command in (sheet, take):
        command.add_argument("--corpus", choices=FILES, default="wikiann")
    options = parser.parse_args()
    options.do(options)


if __name__ == "__main__":
    main()
