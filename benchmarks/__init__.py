"""Measures this package beside CDK's own module: `make bench`."""
