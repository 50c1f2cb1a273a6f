"""The language registers are written in, and the rules that need no database (核心规则)."""
