"""The office's own calendar years, followed while the console is open."""

from console.tasks import Tasks
from models.rules.calendar import use_years


def reckon_with(tasks: Tasks) -> None:
    """Reckon by the years of the open office as they are laid, here or at another desk."""

    def ask_anew() -> None:
        from models.queries.calendars import office_years

        tasks.ask(tasks, office_years, use_years)

    tasks.follow(tasks, frozenset({"setting"}), ask_anew)
