"""Plexus: a cited knowledge graph of referred pain.

>>> from graph import compare, find, load_atlas, route, sources
>>> atlas = load_atlas()                        # an Atlas; atlas.graph is a networkx.MultiDiGraph
>>> find(atlas.index, "glut med")               # names, as one types
>>> sources(atlas, "lower back")                # what may refer pain there, ranked, with its path
>>> route(atlas, "piriformis", "calf")          # explained paths
>>> compare(atlas, ["gluteus medius", "gluteus minimus"])
"""

from graph.atlas import Atlas, DataError, load_atlas
from graph.compare import compare
from graph.referral import sources_of as sources
from graph.routes import routes as route
from graph.search import find

__all__ = ["Atlas", "DataError", "compare", "find", "load_atlas", "route", "sources"]
