"""A small news site of invented outlets that plays a dozen days of one story, for the demo and the tests."""
