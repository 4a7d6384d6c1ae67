"""How long the differential tests look for differences; `--hypothesis-profile=thorough` is long."""

from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "parity",
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=150,
    suppress_health_check=SLOW,
)
settings.register_profile(
    "thorough", settings.get_profile("parity"), derandomize=False, max_examples=1500
)
