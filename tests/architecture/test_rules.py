"""The checkout keeps every house rule, and each rule is seen to fail on a planted fault."""

import inspect
from pathlib import Path

import pytest

from tests.architecture import habits, layout, names, qt_habits, sizes, translations, words
from tests.architecture.plants import PLANTS

CHECKOUT = Path(__file__).resolve().parents[2]
MODULES = (habits, layout, names, qt_habits, sizes, translations, words)
RULES = [
    rule
    for module in MODULES
    for name, rule in vars(module).items()
    if inspect.isfunction(rule) and rule.__module__ == module.__name__ and name[0] != "_"
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_checkout_keeps_the_rule(rule):
    found = list(rule(CHECKOUT))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("rule", "tree"), PLANTS, ids=[f"{rule.__name__}-{n}" for n, (rule, _) in enumerate(PLANTS)]
)
def test_a_planted_fault_is_found(rule, tree, tmp_path):
    for name, text in tree.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert list(rule(tmp_path)) != []


def test_every_rule_has_a_planted_fault():
    planted = {rule for rule, _ in PLANTS}
    assert [rule.__name__ for rule in RULES if rule not in planted] == []


def test_a_package_installed_under_our_name_is_noticed(tmp_path):
    strangers = tmp_path / "site-packages"
    (strangers / "models").mkdir(parents=True)
    (strangers / "models" / "__init__.py").write_text("", encoding="utf-8")
    found = list(layout.packages_are_ours(CHECKOUT, [str(strangers), str(CHECKOUT)]))
    assert [line.partition(":")[0] for line in found] == ["models"]
