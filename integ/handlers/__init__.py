"""The functions behind the stacks; each prints one JSON line per record that it accepted."""
