"""The furnished offices of the services' tests, to be asked instead of acted upon."""

from tests.services.conftest import any_county, county

__all__ = ["any_county", "county"]
