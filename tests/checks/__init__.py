"""Wrong configurations, each beside the nearest valid one: which of them are noticed at synth."""
