"""What hypothesis draws for the differential tests: right and wrong configurations mixed."""
