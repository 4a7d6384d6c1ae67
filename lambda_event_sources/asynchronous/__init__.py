"""Sources that invoke the function and go on."""
