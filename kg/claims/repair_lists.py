"""Trees -> the same trees with lists whole.

The examples of a group are members of it ("40 Menschen, darunter Elene Choschtaria"), and who does likewise is one more subject: "China enthielt sich,
ebenso Äthiopien", "China abstained, as did Ethiopia".
"""

from kg.claims.tree import Tree

_AMONG = frozenset("darunter einschließlich inklusive including".split())
_LIKEWISE = frozenset("ebenso genauso desgleichen likewise".split())
_DOING = frozenset("did does do has have had is are was were will would".split())
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
    """Who follows a comma and "ebenso" or "as did", without a verb of his own, is one more subject of the verb before."""
    for node in range(2, len(tree) - 1):
        if tree.lower[node - 1] != ",":
            continue
        if tree.lower[node] in _LIKEWISE:
            member = tree.head[node]
        elif tree.lower[node] == "as" and tree.lower[node + 1] in _DOING:
            member = next((child for child in (*tree.children[node + 1], tree.head[node + 1]) if child > node + 1 and tree.is_nominal(child)), node)
        else:
            continue
        if member <= node or tree.is_verb(member) or not tree.is_nominal(member) or any(tree.is_verb(child) for child in tree.children[member]):
            continue
        verb = next((above for above in tree.up(member) if tree.is_verb(above) and above < node), None)
        subject = next((child for child in tree.of(verb, "nsubj") if child < node), None) if verb is not None else None
        if subject is not None and tree.head[member] != subject and not _of_objects(tree, member, node):
            tree.attach(member, subject, "conj")
            tree.attach(node, member, "cc")


def _of_objects(tree: Tree, member: int, node: int) -> bool:
    """Whether it may be one more object as well: "lieferten der Ukraine Panzer, ebenso Polen"."""
    verb = next(above for above in tree.up(member) if tree.is_verb(above) and above < node)
    others = [child for child in tree.of(verb, "obj", "obl", "iobj") if child < node and tree.mention[child] is not None and not tree.case(child)]
    return bool(others) and tree.lower[node] != "as"


def _inside(tree: Tree, node: int, start: int) -> bool:
    """Whether a word hangs on another of the words from `start` to itself or right after: a title before its name is the member, an article is not."""
    return tree.tokens[node].pos in ("DET", "ADP", "ADJ") or (tree.head[node] > node and tree.plain(node) in ("amod", "det", "nummod"))


def _free(tree: Tree, node: int) -> bool:
    """Whether a noun is an argument of a verb, and not of another noun."""
    return tree.plain(node) in ("nsubj", "obj", "iobj", "obl") and not tree.mention[node]
