"""Time a call many times, and say the median and the 95th percentile."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds."""

    median: float
    p95: float

    def __str__(self) -> str:
        return f"{self.median:.1f} / {self.p95:.1f}"


def spread(took: Sequence[float]) -> Timing:
    """Median and 95th percentile of some times, in the unit that they have."""
    ordered = sorted(took)
    return Timing(
        ordered[len(ordered) // 2], ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]
    )


def timed(calls: Sequence[Callable[[], object]]) -> Timing:
    """Call each once, after one call that does not count."""
    calls[0]()
    took = []
    for call in calls:
        start = time.perf_counter()
        call()
        took.append((time.perf_counter() - start) * 1000)
    return spread(took)
