"""Printed documents: rows in, a Document out (文书)."""
