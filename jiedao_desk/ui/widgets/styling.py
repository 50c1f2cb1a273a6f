"""Telling the style sheet that a widget's state has changed (样式状态)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def mark(widget: QWidget, name: str, value: str) -> None:
    """Sets a property that style sheets select by, and lets the widget be dressed anew if it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
