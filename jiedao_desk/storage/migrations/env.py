"""Runs the migrations on the connection handed over by the program, in its transaction (迁移环境)."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
