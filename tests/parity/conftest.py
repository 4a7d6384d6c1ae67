"""How long the differential tests look for differences; `--hypothesis-profile=thorough` is long."""

from hypothesis import HealthCheck, settings

EXAMPLES = 150
"""How many configurations of each class are drawn."""

PARITY = settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("parity", PARITY)
settings.register_profile("thorough", PARITY, derandomize=False, max_examples=10 * EXAMPLES)
