"""Links -> links without overlaps: the longer one stays, then the surer one."""

from collections.abc import Iterable

from kg.linking.choosing import Link


def resolved(links: Iterable[Link]) -> list[Link]:
    """The links to keep, sorted by place."""
    kept: list[Link] = []
    taken: set[int] = set()
    for link in sorted(links, key=lambda link: (link.first - link.last, -link.score, link.start, link.entity.id)):
        span = range(link.first, link.last + 1)
        if not any(index in taken for index in span):
            kept.append(link)
            taken.update(span)
    return sorted(kept, key=lambda link: link.start)
