"""Which language the desk speaks: 简体中文 unless told otherwise, switched while running."""

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources

log = logging.getLogger(__name__)

CHINESE, ENGLISH = "zh_CN", "en"
LANGUAGES = {CHINESE: "简体中文", ENGLISH: "English"}


class Language:
    """The translators installed in the application; English needs none."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.code = ENGLISH
        self.is_spoken = False

    def speak(self, code: str) -> None:
        """Switch; raises ``KeyError`` for a language there is no translation of."""
        known = LANGUAGES[code]
        log.info("speaking %s", known)
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = [] if code == ENGLISH else _translators(code)
        for translator in self._installed:
            self._app.installTranslator(translator)
        QLocale.setDefault(QLocale(code))
        self.code, self.is_spoken = code, True


def _translators(code: str) -> list[QTranslator]:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    qt, own = QTranslator(), QTranslator()
    qt.load(f"qtbase_{code}", folder)
    if not own.load(str(resources.path(f"i18n/{code}.qm"))):
        log.error("no translation for %s; reading English", code)
    return [qt, own]
