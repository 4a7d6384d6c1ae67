"""What every event source is made of; knows no service."""
