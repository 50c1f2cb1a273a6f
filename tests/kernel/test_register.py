"""Registers within registers: who lies within whom, and by which link."""

from __future__ import annotations

import pytest

from jiedao_desk.kernel.register import Register, field_of
from jiedao_desk.registers import CATALOGUE

WITHIN = [register for register in CATALOGUE if register.within]


@pytest.mark.parametrize("child", WITHIN, ids=lambda one: one.key)
def test_a_child_is_listed_by_each_of_its_parents_and_tied_to_it_by_a_link(child: Register) -> None:
    parents = CATALOGUE.parents(child)

    assert len(parents) == len(child.within)
    for parent in parents:
        bond = CATALOGUE.bond(child, parent)
        assert child in CATALOGUE.children(parent)
        assert bond.key in child.bonds
        assert field_of(bond).to == parent.key  # type: ignore[attr-defined]


def test_what_lies_within_nothing_has_no_parents() -> None:
    assert CATALOGUE.parents(CATALOGUE["sessions"]) == ()
    assert CATALOGUE["sessions"].bonds == frozenset()


def test_a_register_is_not_tied_to_one_it_does_not_lie_within() -> None:
    with pytest.raises(KeyError):
        CATALOGUE.bond(CATALOGUE["agenda"], CATALOGUE["deputies"])


def test_a_parent_stands_before_its_children_so_that_what_they_bring_is_handed_up_in_one_pass() -> None:
    order = [register.key for register in CATALOGUE]
    late = [
        (parent.key, child.key)
        for child in WITHIN
        for parent in CATALOGUE.parents(child)
        if order.index(parent.key) > order.index(child.key)
    ]

    assert late == []
