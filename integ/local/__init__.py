"""A whole AWS on this machine: emulator, environment, CDK CLI and real events."""
