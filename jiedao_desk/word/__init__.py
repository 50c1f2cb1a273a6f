"""Documents as files that an office edits further in WPS or Word (可编辑文书)."""
