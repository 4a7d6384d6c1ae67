"""What sources must be to functions, resources and each other, as far as AWS says so."""
