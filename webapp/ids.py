"""Every component id of the app, once."""

TITLE = "title"
CHART = "chart"
EVIDENCE = "evidence"
NAV = "nav"
ABOUT = "about"
SEARCH = "search"
NOTICE = "notice"
UNANSWERED = "unanswered"
TRAIL = "trail"
GRAPH = "graph"
OUTLINE = "outline"
SHAPES = "shapes"
PINS = "pins"
PICK = "pick"
PLACES = "places"
GRAPH_SUMMARY = "graph-summary"
BODY_MAP = "body-map"
FILTERS = "filters"
DETAIL = "detail"
TABS = "tabs"
PAGE = "page"
MAIN = "main"
EXPORT_MENU = "export-menu"
EXPORT_NOTE = "export-note"
COLOUR_SCHEME = "colour-scheme"
WORDS = "words"
SCHEMES = "schemes"
HELP = "help"
HELP_TITLE = "help-title"
HELP_MARKS = "help-marks"
TOUR = "tour"
TOUR_NAME = "tour-name"
HANDOUT = "handout"
HURT_MAP = "hurt-map"
HURT_PLACES = "hurt-places"
HURT_SIGNS = "hurt-signs"
HURT_RESULTS = "hurt-results"
HURT_LIST = "hurt-list"
HURT_APART = "hurt-apart"
ROUTE_START = "route-start"
ROUTE_END = "route-end"
ROUTE_START_CHOSEN = "route-start-chosen"
ROUTE_END_CHOSEN = "route-end-chosen"
ROUTE_SWAP = "route-swap"
ROUTE_OPTIONS = "route-options"
ROUTE_RESULT = "route-result"
ROUTE_ASKED = "route-asked"
ROUTE_FLOW = "route-flow"
ROUTE_LIST = "route-list"
COMPARE_ADD = "compare-add"
COMPARE_HEAD = "compare-head"
COMPARE_APART = "compare-apart"
COMPARE_TABLES = "compare-tables"

TABLE_HEAD = "table-head"
TABLE_TOOLS = "table-tools"
TABLE_ACTIONS = "table-actions"
TABLE_QUERY = "table-query"
TABLE_BOX = "table-box"
MATRIX_HEAD = "matrix-head"
MATRIX_QUERY = "matrix-query"
MATRIX_BOX = "matrix-box"
MATRIX_FOLD = "matrix-fold"
MATRIX_TABLE = "matrix-table"

DASH = "dash"
LANDED = "landed"
ISLANDS = ("evidence", "routes", "table", "matrix")
"""Parts of pages that are Dash components: each is told by a store when it is on the screen.

So is each chart of the page about the data, by the id of its place."""


def island(name: str) -> str:
    """The store that tells an island the view that it is on the screen for."""
    return f"island-{name}"


def table_grid(rows: str) -> str:
    """The grid of things or of statements: two grids, so that neither keeps the other's columns."""
    return f"table-grid-{rows}"


def inside(place: str) -> str:
    """The Dash component that stands in a place of a page."""
    return f"{place}-inside"


def offered(box: str) -> str:
    """The list of what a box that finds nodes offers."""
    return f"{box}-offered"


def offer_note(box: str) -> str:
    """What is said of what a box offers."""
    return f"{box}-note"


def body_note(body_map: str) -> str:
    """What is said of the area that is pointed at, below the body map of this id."""
    return f"{body_map}-note"


def about_section(name: str) -> str:
    """A part of the page about the data, to which its contents lead."""
    return f"about-{name}"


def about_part(name: str, what: str) -> str:
    """The place of a chart or of a table on the page about the data."""
    return f"about-{name}-{what}"


def hurt_group(group: str) -> str:
    """The place of the answers of a group on the page *Where does it hurt?*."""
    return f"hurt-{group}"


def hurt_title(name: str) -> str:
    """The heading of a part of the page *Where does it hurt?*."""
    return f"hurt-{name}-title"


def hurt_add(group: str) -> str:
    """The box in which any other answer of a group is found by name."""
    return f"hurt-add-{group}"


def flow(name: str) -> dict[str, str]:
    """A Plotly flow whose nodes and ribbons lead to other views."""
    return {"type": "flow", "name": name}


def compare_body(place: int) -> str:
    """The body map of the compared thing at a place, counted from 0."""
    return f"compare-body-{place}"


def compare_caption(place: int) -> str:
    """What stands over the body map of the compared thing at a place."""
    return f"compare-caption-{place}"
