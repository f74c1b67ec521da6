"""How strong an edge is, and whether it is contested, from what its sources say.

Each source has a step on the evidence ladder (``data/levels.csv``) with a weight ``w``. A receipt
that measured how often it happens counts ``w × (0.4 + 0.6 × frequency)``; one that says *spillover*
rather than *essential* counts three quarters. Several rows of one source count once, by the
largest. Independent sources add up like independent chances to be right::

    support  = 1 − Π (1 − weight of each supporting source)
    dispute  = 1 − Π (1 − weight of each disputing source)
    strength = support × (1 − dispute)

So a further supporting source never lowers the strength, a further disputing one never raises it,
and the strength lies in [0, 1).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.records import Level, Source, Statement

FREQUENCY = re.compile(
    r"(?P<k>\d+)/(?P<n>\d+)"
    r"|(?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))?%(?: of (?P<of>\d+))?"
)
SPILLOVER = 0.75
RARE, OFTEN = 0.4, 1.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the receipts of one edge come to.

    ``strength`` is in [0, 1); ``level`` is the best level among the supporting sources, or among
    all if none supports; ``contested`` tells that some source disputes it.
    """

    strength: float
    contested: bool
    level: str


def share(frequency: str) -> float | None:
    """The measured share in [0, 1], the middle of a range, or None for an empty cell.

    Raises
    ------
    ValueError
        If the cell is neither ``k/n`` nor a percentage, or is above one.
    """
    if not frequency:
        return None
    match = FREQUENCY.fullmatch(frequency)
    if not match:
        raise ValueError(f"'{frequency}' is neither a count such as 36/51 nor a percentage")
    if match["k"]:
        value = int(match["k"]) / int(match["n"]) if int(match["n"]) else math.inf
    else:
        low = float(match["low"])
        value = (low + float(match["high"] or low)) / 200
    if value > 1:
        raise ValueError(f"'{frequency}' is more than everybody")
    return value


def receipt_weight(statement: Statement, source: Source, levels: Mapping[str, Level]) -> float:
    """What one receipt counts, in [0, 1)."""
    weight = levels[source.level].weight
    if statement.stance == "disputes":
        return weight
    measured = share(statement.frequency)
    if measured is not None:
        weight *= RARE + (OFTEN - RARE) * measured
    return weight * SPILLOVER if statement.pattern == "spillover" else weight


def _chance(weights: Mapping[str, float]) -> float:
    # Sorted, so that the order of the rows cannot change the last digit.
    return 1 - math.prod(1 - weight for weight in sorted(weights.values()))


def weigh(
    receipts: Iterable[Statement], sources: Mapping[str, Source], levels: Mapping[str, Level]
) -> Weighed:
    """Weigh the receipts of one edge; see the module for the method."""
    by_stance: dict[str, dict[str, float]] = {"supports": {}, "disputes": {}}
    for receipt in receipts:
        weight = receipt_weight(receipt, sources[receipt.source], levels)
        side = by_stance[receipt.stance]
        side[receipt.source] = max(weight, side.get(receipt.source, 0.0))
    support, dispute = by_stance["supports"], by_stance["disputes"]
    best = max((sources[s].level for s in support or dispute), key=lambda name: levels[name].rank)
    return Weighed(_chance(support) * (1 - _chance(dispute)), bool(dispute), best)
