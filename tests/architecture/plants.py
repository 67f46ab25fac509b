"""One fault for each rule: a small tree in which the rule has to find something."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.architecture import habits, layout, names, qt_habits, sizes, translations, words

Rule = Callable[[Path], Iterator[str]]
Tree = dict[str, str]


def _ts(source: str, translation: str) -> str:
    return (
        '<!DOCTYPE TS><TS version="2.1" language="zh_CN"><context><name>Page</name><message>'
        f"<source>{source}</source>{translation}</message></context></TS>"
    )


FINISHED = "<translation>保存</translation>"
SAYING = 'from PySide6.QtCore import QCoreApplication\nQCoreApplication.translate("Page", "{}")\n'
INDEPENDENT = '[[tool.importlinter.contracts]]\ntype = "independence"\nmodules = ["views.{}"]\n'
WORDED = '["ticket.gone"]\nzh = "{}"\nen = "{}"\n'
RAISING = "from models.errors import RefusedError\n\n\ndef f():\n    raise RefusedError({})\n"
TERM = '[[term]]\nidentifier = "{}"\nen = "Crew"\nzh = "{}"\nsource = "architecture 6"\n'
TROUBLE = 'class StoreTrouble(StrEnum):\n    FULL = "full"\n'

PLANTS: list[tuple[Rule, Tree]] = [
    (sizes.modules_stay_small, {"models/long.py": "x = 1\n" * 401}),
    (sizes.modules_stay_small, {"main.py": "x = 1\n" * 81}),
    (sizes.modules_stay_small, {"views/shell/main_window.py": "x = 1\n" * 301}),
    (sizes.functions_stay_small, {"models/a.py": "def f():\n" + "    x = 1\n" * 50}),
    (sizes.positional_parameters_are_few, {"models/a.py": "def f(a, b, c, d):\n    pass\n"}),
    (
        sizes.positional_parameters_are_few,
        {"views/a.py": "class A:\n    def f(self, a, b, c, d):\n        pass\n"},
    ),
    (
        sizes.classes_stay_small,
        {"views/a.py": "class A:\n" + "".join(f"    def f{n}(self): ...\n" for n in range(21))},
    ),
    (names.names_say_something, {"models/rules/helpers.py": ""}),
    (names.names_say_something, {"console/utils/path.py": ""}),
    (names.names_say_something, {"views/a.py": "class TicketManager: ...\n"}),
    (names.names_say_something, {"views/a.py": "class HTTPHandler: ...\n"}),
    (names.docstrings_are_present, {"models/a.py": "x = 1\n"}),
    (names.docstrings_are_present, {"models/a.py": '"""A."""\n\n\ndef f(): ...\n'}),
    (
        names.docstrings_are_present,
        {"models/a.py": '"""A."""\n\n\nclass A:\n    """A."""\n\n    def f(self): ...\n'},
    ),
    (names.moments_and_days_are_named_so, {"models/domain/a.py": "closed: Mapped[datetime]\n"}),
    (names.moments_and_days_are_named_so, {"models/domain/a.py": "due_at: Mapped[date | None]\n"}),
    (
        names.nothing_hides_a_qt_method,
        {"views/a.py": "class A(QWidget):\n    def __init__(self):\n        self.parent = 1\n"},
    ),
    (habits.only_the_unit_of_work_commits, {"models/services/a.py": "session.commit()\n"}),
    (habits.only_the_unit_of_work_commits, {"console/a.py": "work.session.rollback()\n"}),
    (habits.only_the_unit_of_work_commits, {"models/store/b.py": "s = orm.Session(engine)\n"}),
    (habits.only_the_unit_of_work_commits, {"views/a.py": "s = sessionmaker(engine)\n"}),
    (habits.only_the_clock_reads_the_clock, {"models/a.py": "now = datetime.now(UTC)\n"}),
    (habits.only_the_clock_reads_the_clock, {"models/a.py": "now = datetime.datetime.utcnow()\n"}),
    (habits.only_the_clock_reads_the_clock, {"views/a.py": "f(default=time.time)\n"}),
    (habits.only_the_clock_reads_the_clock, {"tests/a.py": "day = date.today()\n"}),
    (habits.only_the_clock_reads_the_clock, {"views/a.py": "QDateTime.currentDateTime()\n"}),
    (
        habits.only_the_last_resorts_catch_everything,
        {"views/a.py": "try:\n    f()\nexcept Exception:\n    raise\n"},
    ),
    (
        habits.only_the_last_resorts_catch_everything,
        {"models/a.py": "try:\n    f()\nexcept (ValueError, BaseException):\n    pass\n"},
    ),
    (
        habits.only_the_last_resorts_catch_everything,
        {"models/a.py": "try:\n    f()\nexcept:\n    pass\n"},
    ),
    (habits.nobody_prints, {"models/a.py": "print(1)\n"}),
    (habits.lists_go_in_by_execute, {"models/services/a.py": "session.add_all(tickets)\n"}),
    (
        habits.lists_go_in_by_execute,
        {"models/services/a.py": "s.execute(insert(Ticket).values([f(x) for x in y]))\n"},
    ),
    (habits.nobody_imports_main, {"views/a.py": "import main\n"}),
    (habits.nobody_imports_main, {"tests/a.py": "from main import main\n"}),
    (habits.windows_belong_to_views, {"console/a.py": "from PySide6.QtWidgets import QWidget\n"}),
    (habits.pdfium_has_one_door, {"console/a.py": "import pypdfium2\n"}),
    (habits.resources_are_reached_by_name, {"views/a.py": "icons = Path(__file__).parent\n"}),
    (qt_habits.text_is_never_taken_for_markup, {"views/a/b.py": "name = QLabel(text)\n"}),
    (
        qt_habits.text_is_never_taken_for_markup,
        {"views/a/b.py": "class Name(QtWidgets.QLabel): ...\n"},
    ),
    (qt_habits.no_slot_ends_the_program, {"views/a.py": "def leave():\n    sys.exit(1)\n"}),
    (qt_habits.no_slot_ends_the_program, {"console/a.py": "raise SystemExit(1)\n"}),
    (qt_habits.no_thread_is_subclassed, {"console/a.py": "class Lane(QThread): ...\n"}),
    (qt_habits.no_loop_inside_the_loop, {"views/a.py": "dialog.exec()\n"}),
    (qt_habits.no_loop_inside_the_loop, {"views/a.py": "QMessageBox.question(self, a, b)\n"}),
    (qt_habits.no_loop_inside_the_loop, {"views/a.py": "QApplication.processEvents()\n"}),
    (
        qt_habits.event_filters_cannot_raise,
        {"views/a.py": "class A:\n    def eventFilter(self, a, b):\n        raise ValueError\n"},
    ),
    (words.glossary_is_well_formed, {words.GLOSSARY: TERM.format("Crew", "")}),
    (words.glossary_is_well_formed, {words.GLOSSARY: TERM.format("Crew", "班组") * 2}),
    (
        words.glossary_is_complete,
        {
            words.GLOSSARY: TERM.format("Crew", "班组"),
            "models/domain/a.py": 'class Van:\n    __tablename__ = "van"\n',
        },
    ),
    (
        words.glossary_is_complete,
        {
            words.GLOSSARY: TERM.format("Crew", "班组"),
            "models/rules/states.py": 'class TicketState(StrEnum):\n    VOID = "void"\n',
        },
    ),
    (words.refusals_are_worded, {"models/a.py": RAISING.format('"ticket.gone"')}),
    (
        words.refusals_are_worded,
        {"models/a.py": RAISING.format('"ticket.gone" if late else "ticket.went"')},
    ),
    (
        words.refusals_are_worded,
        {
            "models/a.py": RAISING.format('"ticket.gone", state=1'),
            "resources/wording/a.toml": WORDED.format("工单 {number}", "Ticket {number}"),
        },
    ),
    (words.refusals_are_worded, {"models/errors.py": TROUBLE}),
    (
        words.sentences_are_alike_in_both_languages,
        {"resources/wording/a.toml": '["ticket.gone"]\nzh = "没有"\n'},
    ),
    (
        words.sentences_are_alike_in_both_languages,
        {"resources/wording/a.toml": WORDED.format("工单 {number} 没有了", "The ticket is gone")},
    ),
    (
        words.sentences_are_alike_in_both_languages,
        {"resources/wording/a.toml": WORDED.format("It is gone", "It is gone")},
    ),
    (words.no_sentence_is_dead, {"resources/wording/a.toml": WORDED.format("没有", "Gone")}),
    (
        translations.translations_are_finished,
        {translations.CHINESE: _ts("Save", '<translation type="unfinished">保存</translation>')},
    ),
    (
        translations.translations_are_finished,
        {translations.CHINESE: _ts("Save", "<translation></translation>")},
    ),
    (
        translations.translations_are_finished,
        {translations.CHINESE: _ts("Save %1", FINISHED)},
    ),
    (translations.translations_follow_the_sources, {"views/a.py": SAYING.format("Save")}),
    (
        translations.translations_follow_the_sources,
        {"views/a.py": SAYING.format("Open"), translations.CHINESE: _ts("Save", FINISHED)},
    ),
    (translations.translations_are_compiled, {translations.CHINESE: _ts("Save", FINISHED)}),
    (translations.only_the_top_layers_translate, {"models/a.py": SAYING.format("Save")}),
    (
        layout.screens_are_listed_as_independent,
        {
            "pyproject.toml": INDEPENDENT.format("tickets"),
            "views/tickets/page.py": "",
            "views/visits/page.py": "",
        },
    ),
    (
        layout.imports_make_no_circle,
        {
            "models/a.py": "from models.b import x\n",
            "models/b.py": "if TYPE_CHECKING:\n    from models import a\n",
        },
    ),
    (layout.screens_are_listed_as_independent, {"pyproject.toml": INDEPENDENT.format("gone")}),
    (layout.packages_are_ours, {"models/__init__.py": ""}),
    (layout.tracked_text_tells_no_place, {"notes.md": "See /" + "work/x.\n"}),
    (layout.tracked_text_tells_no_place, {"a.toml": 'x = "https://pypi.' + 'org/simple"\n'}),
    (
        layout.recipes_are_short,
        {"CONTRIBUTING.md": "# X\n\n## Add a form\n\n" + "".join(f"{n}. Do\n" for n in range(8))},
    ),
    (layout.documents_lead_somewhere, {"README.md": "![board](docs/images/board.png)\n"}),
    (layout.locks_name_no_address, {"requirements.lock": "a @ https://example.invalid/a.whl\n"}),
    (layout.locks_name_no_address, {"uv.lock": ""}),
]
