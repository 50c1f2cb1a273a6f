"""The catalogue of registers, in menu order (登记册目录)."""
