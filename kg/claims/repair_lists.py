"""Trees -> the same trees with lists whole.

The examples of a group are members of it ("40 Menschen, darunter Elene Choschtaria"), and who does "likewise" is one more subject ("China enthielt sich, ebenso Äthiopien").
"""

from kg.claims.tree import Tree

_AMONG = frozenset("darunter einschließlich inklusive including".split())
_LIKEWISE = frozenset("ebenso genauso desgleichen likewise".split())
_THEM = frozenset(("unter ihnen", "among them"))


def members(tree: Tree) -> None:
    """Who is named after "darunter" or "unter ihnen" is one of the group before the comma and has its part in the clause."""
    for node in range(2, len(tree)):
        if tree.lower[node] in _AMONG and tree.head[node] > node:
            first = node
            member = tree.head[node]
        elif f"{tree.lower[node - 1]} {tree.lower[node]}" in _THEM and node + 1 < len(tree):
            first = node - 1
            member = next((after for after in range(node + 1, min(node + 6, len(tree))) if tree.is_nominal(after) and not _inside(tree, after, node)), node)
        else:
            continue
        if member == node or tree.lower[first - 1] != "," or tree.is_verb(member) or not tree.is_nominal(member):
            continue
        group = next((before for before in range(first - 2, -1, -1) if tree.tokens[before].pos == "NOUN" and _free(tree, before)), None)
        if group is None or any(tree.plain(child) in ("nsubj", "aux", "cop") for child in tree.children[member]):
            continue
        tree.attach(member, group, "conj")
        if first != node:
            tree.attach(node, member, "case")
        else:
            tree.dep[node] = "cc"


def likewise(tree: Tree) -> None:
    """Who follows a comma and "ebenso", without a verb of his own, is one more subject of the verb before."""
    for node in range(1, len(tree) - 1):
        member = tree.head[node]
        if tree.lower[node] not in _LIKEWISE or tree.lower[node - 1] != "," or member <= node or not tree.is_nominal(member) or tree.is_verb(member):
            continue
        verb = tree.head[member]
        subject = next((child for child in tree.of(verb, "nsubj") if child < node), None) if tree.is_verb(verb) and verb < node else None
        if subject is not None and not any(tree.plain(child) in ("nsubj", "aux", "cop") or tree.is_verb(child) for child in tree.children[member]):
            tree.attach(member, subject, "conj")
            tree.attach(node, member, "cc")


def _inside(tree: Tree, node: int, start: int) -> bool:
    """Whether a word hangs on another of the words from `start` to itself or right after: a title before its name is the member, an article is not."""
    return tree.tokens[node].pos in ("DET", "ADP", "ADJ") or (tree.head[node] > node and tree.plain(node) in ("amod", "det", "nummod"))


def _free(tree: Tree, node: int) -> bool:
    """Whether a noun is an argument of a verb, and not of another noun."""
    return tree.plain(node) in ("nsubj", "obj", "iobj", "obl") and not tree.mention[node]
