"""One thing that is counted: what it is called, in which unit, from which register, and how (指标)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.settings import Settings


@dataclass(frozen=True)
class Indicator:
    """A figure with one definition, shared by everything that shows it.

    ``key`` is a topic and a word, parted by a dot (receptions.held); ``unit`` stands in headings (次、人次、件、%、元);
    ``register`` is where its records are found; ``how`` says in a sentence how it is counted (怎么算的). ``standing``
    figures are as of the last day of the span (在任代表), the others count what happened in it.
    """

    key: str
    title: str
    unit: str
    register: str
    how: str
    count: Callable[[Session, Settings, Span], Figure]
    standing: bool = False
