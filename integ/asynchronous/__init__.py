"""What invokes the function and goes on."""
