"""Sources that invoke the function and wait for its answer."""
