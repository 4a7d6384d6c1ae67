"""What invokes the function and waits for its answer."""
