"""What CDK's module refuses, and ours must refuse as well.

`arguments` and `kafka` have the mistakes that one call shows: each entry makes a source.
`wiring` has the mistakes that only the app shows.
"""
