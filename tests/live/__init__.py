"""The app, deployed to the local emulator with the real CDK CLI, and set off with real events."""
