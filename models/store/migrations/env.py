"""Runs the migrations on the connection ``models.store.schema`` hands over.

The transaction is the caller's: everything of an upgrade holds, or nothing does.
"""

from alembic import context

from models.domain import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
