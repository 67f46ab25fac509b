"""Every word of the office stands in the glossary, every refusal in both languages."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import Source, dotted, sources

GLOSSARY = "resources/glossary.toml"
WORDING = "resources/wording"
TERM_KEYS = frozenset({"identifier", "en", "zh", "source"})
LANGUAGES = frozenset({"zh", "en"})
ANY = "[a-z0-9_]+"  # what a variable part of a code can be
PART = r"(?:[a-z][a-z0-9_]*|\[a-z0-9_\]\+)+"
CODE_PATTERN = re.compile(rf"{PART}(?:\\\.{PART})+")
HAN = re.compile(r"[\u4e00-\u9fff]")


def glossary_is_well_formed(root: Path) -> Iterator[str]:
    """Each term has its four entries, once."""
    seen: set[str] = set()
    for term in _terms(root):
        name = term.get("identifier", "?")
        if set(term) != TERM_KEYS or not all(str(said).strip() for said in term.values()):
            yield f"{GLOSSARY} {name}: needs exactly {', '.join(sorted(TERM_KEYS))}"
        if name in seen:
            yield f"{GLOSSARY} {name}: stands there twice"
        seen.add(name)


def glossary_is_complete(root: Path) -> Iterator[str]:
    """Every mapped class and every value of a closed list is in the glossary."""
    known = {term.get("identifier") for term in _terms(root)}
    for source in sources(root, "models/domain"):
        for owner in source.nodes(ast.ClassDef):
            if _is_mapped(owner) and owner.name not in known:
                yield f"{source.at(owner)} {owner.name}: not in {GLOSSARY}"
    for source in sources(root, "models/rules/terms.py", "models/rules/states.py"):
        for owner in source.nodes(ast.ClassDef):
            for value in _enum_values(owner):
                if f"{owner.name}.{value}" not in known:
                    yield f"{source.at(owner)} {owner.name}.{value}: not in {GLOSSARY}"


def refusals_are_worded(root: Path) -> Iterator[str]:
    """Every code a rule refuses with has a sentence that says only facts it is given."""
    worded = _wording(root)
    for source, call, pattern in _refusals(root):
        meant = [code for code in worded if re.fullmatch(pattern, code)]
        if not meant:
            yield f"{source.at(call)} {_shown(pattern)}: no sentence in {WORDING}"
        given = {word.arg for word in call.keywords}
        for code in meant if None not in given and ANY not in pattern else ():
            missing = sorted(_facts(worded[code]) - given)
            if missing:
                yield f"{source.at(call)} {code}: the sentence also wants {', '.join(missing)}"
    for kind in _store_troubles(root):
        if f"store.{kind}" not in worded:
            yield f"models/errors.py store.{kind}: no sentence in {WORDING}"


def sentences_are_alike_in_both_languages(root: Path) -> Iterator[str]:
    """A sentence exists in Chinese and English and names the same facts in both."""
    for code, entry in _wording(root).items():
        if set(entry) != LANGUAGES or not all(entry.values()):
            yield f"{WORDING} {code}: needs zh and en"
        elif _facts({"zh": entry["zh"]}) != _facts({"en": entry["en"]}):
            yield f"{WORDING} {code}: the two languages name different facts"
        elif not _is_chinese(entry["zh"]) or _is_chinese(entry["en"]):
            yield f"{WORDING} {code}: a sentence stands in the wrong language"


def no_sentence_is_dead(root: Path) -> Iterator[str]:
    """Every worded code can still be raised somewhere."""
    said = {pattern for source in sources(root) for pattern in _spoken_codes(source)}
    said |= {re.escape(f"store.{kind}") for kind in _store_troubles(root)}
    anything = re.compile("|".join(sorted(said)) or r"\Z")
    for code in _wording(root):
        if not anything.fullmatch(code):
            yield f"{WORDING} {code}: nobody raises it"


def _terms(root: Path) -> list[dict[str, str]]:
    path = root / GLOSSARY
    return tomllib.loads(path.read_text(encoding="utf-8"))["term"] if path.exists() else []


def _wording(root: Path) -> dict[str, dict[str, str]]:
    return {
        code: entry
        for path in sorted((root / WORDING).glob("*.toml"))
        for code, entry in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def _facts(entry: dict[str, str]) -> set[str]:
    parsed = (part for said in entry.values() for part in string.Formatter().parse(said))
    return {name for _, name, _, _ in parsed if name}


def _refusals(root: Path) -> Iterator[tuple[Source, ast.Call, str]]:
    """Yield each refusal with a pattern of its code; a code that is a variable has none."""
    for source in sources(root):
        for call in source.nodes(ast.Call):
            if dotted(call.func).rpartition(".")[2] == "RefusedError" and call.args:
                for pattern in _patterns(call.args[0]):
                    yield source, call, pattern


def _patterns(node: ast.AST) -> Iterator[str]:
    """Yield what a code can read like: itself, either branch, or an f-string's fixed parts."""
    match node:
        case ast.Constant(value=str(code)):
            yield re.escape(code)
        case ast.IfExp(body=one, orelse=other):
            yield from _patterns(one)
            yield from _patterns(other)
        case ast.JoinedStr(values=parts):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANY
                for part in parts
            )


def _shown(pattern: str) -> str:
    return pattern.replace(ANY, "*").replace("\\", "")


def _spoken_codes(source: Source) -> Iterator[str]:
    """Yield the patterns of everything in a module that reads like a code."""
    for node in source.nodes(ast.Constant, ast.JoinedStr):
        for pattern in _patterns(node):
            if CODE_PATTERN.fullmatch(pattern) and re.search(r"[a-z]", pattern.replace(ANY, "")):
                yield pattern


def _is_chinese(sentence: str) -> bool:
    """Say which language a sentence is in; an English one may quote a Chinese word."""
    return len(HAN.findall(sentence)) * 2 > len(re.findall(r"[A-Za-z]+", sentence))


def _store_troubles(root: Path) -> list[str]:
    return [
        value
        for source in sources(root, "models/errors.py")
        for owner in source.nodes(ast.ClassDef)
        if owner.name == "StoreTrouble"
        for value in _enum_values(owner)
    ]


def _is_mapped(owner: ast.ClassDef) -> bool:
    names = {
        target.id
        for node in owner.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return "__tablename__" in names


def _enum_values(owner: ast.ClassDef) -> list[str]:
    if not any(dotted(base).endswith("StrEnum") for base in owner.bases):
        return []
    return [
        node.value.value
        for node in owner.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    ]
