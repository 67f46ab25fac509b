"""The whole set of norms in force: the shipped edition, and an office's own laid over it."""

from dataclasses import dataclass

from models.rules.norms.acceptance import AcceptanceNorms
from models.rules.norms.care import CareNorms
from models.rules.norms.causes import CauseNorms
from models.rules.norms.checklists import ChecklistNorms
from models.rules.norms.equipment import EquipmentNorms
from models.rules.norms.inspection import InspectionNorms
from models.rules.norms.kit import Source, Text, norm
from models.rules.norms.kpi import KpiNorms
from models.rules.norms.language import LanguageNorms
from models.rules.norms.network import NetworkNorms
from models.rules.norms.office import OfficeNorms
from models.rules.norms.paper import PaperNorms
from models.rules.norms.placement import PlacementNorms
from models.rules.norms.restoration import RestorationNorms
from models.rules.norms.severity import SeverityNorms
from models.rules.norms.stages import StageNorms
from models.rules.norms.suspension import SuspensionNorms


@norm
class EditionNorms:
    """The name of the edition and what it is made of."""

    edition: Text
    source: Source


@norm
class Chapters:
    """One field per file of ``resources/norms``, named as the file is."""

    shipped: EditionNorms
    restoration: RestorationNorms
    stages: StageNorms
    severity: SeverityNorms
    care: CareNorms
    inspection: InspectionNorms
    checklists: ChecklistNorms
    equipment: EquipmentNorms
    acceptance: AcceptanceNorms
    suspension: SuspensionNorms
    causes: CauseNorms
    network: NetworkNorms
    office: OfficeNorms
    paper: PaperNorms
    placement: PlacementNorms
    kpi: KpiNorms
    language: LanguageNorms


Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlay:
    """What an office changed, and on whose word."""

    source: Source
    changed: frozenset[Path]

    def covers(self, path: Path) -> bool:
        """Tell whether a place, or something inside it, was changed."""
        return any(place[: len(path)] == path for place in self.changed)
