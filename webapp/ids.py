"""Every component id of the app, once."""

URL = "url"
TITLE = "title"
CHART = "chart"
EVIDENCE = "evidence"
NAV = "nav"
ABOUT = "about"
SEARCH = "search"
NOTICE = "notice"
UNANSWERED = "unanswered"
TRAIL = "trail"
BODY_NOTE = "body-map-note"
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
EXPORT_FILE = "export-file"
EXPORT_NOTE = "export-note"
COPY_LINK = "copy-link"
COLOUR_SCHEME = "colour-scheme"
WORDS = "words"
SUGGESTIONS = "suggestions"
SEARCH_NOTE = "search-note"
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

ISLANDS = ("evidence", "routes", "table", "matrix", "about")
"""Parts of pages that are Dash components: each is told by a store when it is on the screen."""


def island(name: str) -> str:
    """The store that tells an island the view that it is on the screen for."""
    return f"island-{name}"


def export_item(format_: str) -> dict[str, str]:
    """The menu item that exports a format."""
    return {"type": "export", "format": format_}


def about_part(name: str, what: str) -> str:
    """The place of a chart or of a table on the page about the data."""
    return f"about-{name}-{what}"


def hurt_group(group: str) -> str:
    """The place of the answers of a group on the page *Where does it hurt?*."""
    return f"hurt-{group}"


def hurt_add(group: str) -> str:
    """The box in which any other answer of a group is found by name."""
    return f"hurt-add-{group}"
