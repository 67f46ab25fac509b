"""The archive's list read whole, for tests that ask what stands in it and where."""

from models.queries.customer_list import ArchiveWanted, archive_ids, archive_rows


def rows_listed(session, **wanted):
    """Return every row of the list asked for, in its order."""
    ids = archive_ids(session, ArchiveWanted(**wanted))
    rows = archive_rows(session, ids)
    return [rows[one] for one in ids]


def numbers_listed(session, **wanted):
    """Return the customers' numbers in the order listed."""
    return [row.number for row in rows_listed(session, **wanted)]
