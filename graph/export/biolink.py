"""Plexus's kinds as classes of the Biolink Model (checked against version 4.4)."""

from __future__ import annotations

BY_FAMILY = {
    "structure": "biolink:GrossAnatomicalStructure",
    "region": "biolink:AnatomicalEntity",
    "condition": "biolink:Disease",
    "finding": "biolink:PhenotypicFeature",
    "factor": "biolink:ExposureEvent",
    "treatment": "biolink:Treatment",
    "test": "biolink:Procedure",
    "movement": "biolink:PhysiologicalProcess",
}
BY_KIND = {
    "dysfunction": "biolink:DiseaseOrPhenotypicFeature",
    "imbalance": "biolink:DiseaseOrPhenotypicFeature",
    "sign": "biolink:ClinicalFinding",
    "activity": "biolink:BehavioralExposure",
    "posture": "biolink:BehavioralExposure",
    "body state": "biolink:PhenotypicFeature",
    "exposure": "biolink:EnvironmentalExposure",
    "medicine": "biolink:Drug",
    "device": "biolink:Device",
    "injection": "biolink:Procedure",
    "surgery": "biolink:Procedure",
}


def category(kind: str, family: str) -> str:
    """The most specific Biolink class that surely holds."""
    return BY_KIND.get(kind) or BY_FAMILY.get(family, "biolink:NamedThing")
