"""What Alembic runs: the steps, on the connection that the program hands over."""

from alembic import context

from dateline.store.tables import metadata, version

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=version.name,
    render_as_batch=True,
)
context.run_migrations()
