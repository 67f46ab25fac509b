"""From a form and a number to the facts of the paper: any form, about any subject."""

from models.queries.papers.asking import Filled, PaperAsk
from models.queries.papers.registry import PAPERS, PaperDraft, PaperEntry, paper_draft

__all__ = ["PAPERS", "Filled", "PaperAsk", "PaperDraft", "PaperEntry", "paper_draft"]
