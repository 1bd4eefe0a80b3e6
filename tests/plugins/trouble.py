"""A parser for tests: articles can tell it to kill its process, never to return, to fail, or to take their time."""

import os
import signal
import time
from collections.abc import Sequence

from kg.language.blank import BlankParser
from kg.model import Article, Sentence


class TroubleParser(BlankParser):
    """Does what the author of an article says: "kills", "hangs", "raises" or "dawdles"; else it is the blank parser."""

    def parse(self, articles: Sequence[Article]) -> list[tuple[Sentence, ...]]:
        for article in articles:
            if article.author == "kills":
                os.kill(os.getpid(), signal.SIGKILL)
            elif article.author == "hangs":
                time.sleep(10_000)
            elif article.author == "raises":
                raise ValueError("asked to")
            elif article.author == "dawdles":
                time.sleep(0.05)
        return super().parse(articles)
