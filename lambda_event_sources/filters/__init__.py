"""Event filters: checked patterns, a builder of operators, and a matcher for tests of handlers."""
