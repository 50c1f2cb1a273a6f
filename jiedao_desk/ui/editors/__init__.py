"""One editor for each kind of field, chosen by the kind alone (字段编辑器)."""
