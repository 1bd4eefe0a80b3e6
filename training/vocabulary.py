"""250,002 pieces -> those that German and English text needs."""

import json
from collections import Counter
from collections.abc import Iterable

from tokenizers import Tokenizer
from wordfreq import top_n_list

LISTED = 120_000
"""Words of each language's frequency list whose pieces are kept."""

LARGEST = 46_000
"""Pieces; one costs 384 bytes of the shipped model and about 45 of its tokenizer."""

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")


def pieces_needed(tokenizer: Tokenizer, words: Iterable[str]) -> list[str]:
    """Pieces by how often the words of corpora and of frequency lists, as they are written and capitalised, need them."""
    weights: Counter[str] = Counter()
    corpus = Counter(words)
    for lang in ("de", "en"):
        for rank, word in enumerate(top_n_list(lang, LISTED)):
            weight = 3 if rank < 30_000 else 1
            for form in (word, word.title()):
                corpus[form] += weight
    for word, count in corpus.items():
        for piece in tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False).tokens:
            weights[piece] += count
    return [piece for piece, _ in weights.most_common(LARGEST)]


def cut_tokenizer(tokenizer: Tokenizer, needed: list[str]) -> tuple[Tokenizer, list[int]]:
    """A tokenizer with the needed pieces and every single Latin or common character, and the old id of each new one, in order."""
    written = json.loads(tokenizer.to_str())
    pieces = written["model"]["vocab"]
    wanted = {*SPECIAL, *needed}
    for piece, _ in pieces:
        bare = piece.removeprefix("▁")
        if len(bare) <= 1 and all(ord(letter) < 0x250 or 0x2000 <= ord(letter) < 0x2200 or 0x370 <= ord(letter) < 0x460 for letter in bare):
            wanted.add(piece)
    kept = [index for index, (piece, _) in enumerate(pieces) if piece in wanted]
    place = {old: new for new, old in enumerate(kept)}
    written["model"]["vocab"] = [pieces[index] for index in kept]
    written["model"]["unk_id"] = place[written["model"]["unk_id"]]
    written["added_tokens"] = [{**token, "id": place[token["id"]]} for token in written["added_tokens"] if token["id"] in place]
    written["post_processor"] = None
    written["truncation"] = written["padding"] = None
    return Tokenizer.from_str(json.dumps(written)), kept
