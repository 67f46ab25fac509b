"""The norms in force as one object: the chapters, and what an office changed in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from models.rules.norms.book import Chapters, Overlay
from models.rules.norms.kit import Backing, Source
from models.rules.norms.load import Tree, check_source, check_tree, differences, laid_over
from models.rules.terms import NormSource

OFFICE_SOURCE: Tree = {
    "title": "本办规范",
    "edition": "1",
    "article": "本办规范",
    "verified": True,
    "kind": NormSource.CONTRACT.value,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Norms(Chapters):
    """Every norm in force, one attribute per chapter; ``tree`` is what they were read from.

    ``overlays`` are the office's own editions, the latest last.
    """

    tree: Tree = field(repr=False, compare=False)
    overlays: tuple[Overlay, ...] = ()

    @property
    def edition(self) -> str:
        """The name of the edition; with an office's own laid over it, both names."""
        shipped = self.shipped.edition
        return f"{shipped}+{self.overlays[-1].source.edition}" if self.overlays else shipped

    def overlaid(self, patch: Mapping[str, object], *, edition: str = "") -> "Norms":
        """Return these norms with an office's own edition laid over them.

        The patch has the shape of the norm files, chapter by chapter, as much of it as
        the office changes; ``source`` says on whose word. ``edition`` names the result.
        Raises ``RefusedError("norms.overlay_refused", file, place, problem)``.
        """
        changes = {chapter: table for chapter, table in patch.items() if chapter != "source"}
        stated = laid_over(OFFICE_SOURCE, {"edition": edition} if edition else {})
        source = check_source(laid_over(stated, _table(patch.get("source", {}))))
        tree = laid_over(self.tree, changes)
        overlay = Overlay(source, frozenset(differences(self.tree, tree)))
        return build(tree, (*self.overlays, overlay), code="norms.overlay_refused")

    def backing(self, chapter: str, *path: str, kind: NormSource) -> Backing:
        """Return what the value at a place rests on; ``kind`` is what its row states."""
        for overlay in reversed(self.overlays):
            if overlay.covers((chapter, *path)):
                return _backing(overlay.source, overlay.source.kind)
        stated: Source = getattr(self, chapter).source
        return _backing(stated, kind)


def _table(value: object) -> Tree:
    return value if isinstance(value, Mapping) else {"": value}


def _backing(source: Source, kind: NormSource) -> Backing:
    """A row that is not of its file's own source was not checked with it."""
    verified = source.verified and kind is source.kind
    return Backing(kind, source.title, source.article, source.edition, verified)


def build(tree: Tree, overlays: tuple[Overlay, ...] = (), *, code: str = "norms.broken") -> Norms:
    """Return the norms of a tree; raises ``RefusedError(code, file, place, problem)``."""
    chapters = check_tree(tree, code=code)
    parts = {part.name: getattr(chapters, part.name) for part in fields(Chapters)}
    return Norms(**parts, tree=tree, overlays=overlays)
