"""The explorer as a person meets it: its parts by their roles and names, and what was wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, expect

from graph import Atlas
from webapp.address import parse, to_query
from webapp.view import EdgeKey, View, go


class Explorer:
    """One page with the explorer in it.

    ``complaints`` holds every error of the console, exception, failed answer and request to
    another machine; ``asked`` every request to the server.
    """

    def __init__(self, page: Page, atlas: Atlas, address: str) -> None:
        self.page, self.atlas, self.address = page, atlas, address
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.listeners: dict[str, Callable[..., None]] = {
            "console": self._console,
            "pageerror": lambda error: self.complaints.append(f"exception: {error}"),
            "dialog": self._dialog,
            "request": self._request,
            "response": self._response,
        }
        for event, listener in self.listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]

    def leave(self) -> None:
        """No longer hears what happens on the page."""
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text} ({message.location.get('url')})")

    def _dialog(self, dialog: object) -> None:
        self.complaints.append(f"dialog: {dialog}")
        dialog.dismiss()  # type: ignore[attr-defined]

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asks another machine: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    # ---- going ----

    def open(self, query: str) -> None:
        """Opens an address of the app, and waits until graph and text are there."""
        self.page.goto(f"{self.address}/{query}")
        self.settled()

    def visit(self, query: str) -> None:
        """Goes to another view as the page's own links do, without loading the page anew."""
        self.page.evaluate("query => window.plexus.go(query)", query)
        self.becomes(parse(query, self.atlas)[0])

    def settled(self) -> None:
        """Waits until both answers to the present address are on the page: drawn and told."""
        view = self.view()
        here = self.page.get_by_role("navigation", name="Pages").locator("[aria-current=true]")
        expect(here).to_have_attribute("href", to_query(view))
        expect(self.page.get_by_role("main")).to_have_attribute("aria-busy", "false")
        if view.page == "explore" and view.shape == "graph":
            expect(self.focus).to_have_attribute("href", to_query(go(view, view.focus)))

    def view(self) -> View:
        """The view that the address bar stands for."""
        return parse(self.page.url.partition("?")[2].partition("#")[0], self.atlas)[0]

    def becomes(self, view: View) -> None:
        """Waits until the page shows this view, and no other."""
        expect(self.page).to_have_url(f"{self.address}/{to_query(view)}")
        self.settled()

    def at(self, name: str) -> None:
        """Waits until the focus is the node of this name."""
        expect(self.page).to_have_title(f"{name} · Plexus")
        self.settled()

    # ---- the parts of the page ----

    @property
    def graph(self) -> Locator:
        return self.page.get_by_role("group", name="Graph", exact=True, include_hidden=True)

    @property
    def focus(self) -> Locator:
        return self.graph.locator("[aria-current=true]")

    @property
    def nodes(self) -> Locator:
        """Every node of the graph; their names begin with the name and the kind."""
        other = re.compile(r"^(?!Receipts:)(?!.*(?:Show only:|Show all of))")
        return self.graph.get_by_role("link", name=other)

    @property
    def edges(self) -> Locator:
        return self.graph.get_by_role("link", name=re.compile("^Receipts:"))

    def node(self, name: str) -> Locator:
        return self.graph.get_by_role("link", name=re.compile(rf"^{re.escape(name)},")).first

    def edge(self, sentence: str) -> Locator:
        return self.graph.get_by_role("link", name=re.compile(f"^Receipts: {re.escape(sentence)}"))

    def area(self, name: str) -> Locator:
        """An area of the body map; a region may have several."""
        return self.where.get_by_role("link", name=re.compile(rf"^{re.escape(name)}(,|:|$)"))

    def part(self, name: str) -> Locator:
        return self.page.get_by_role("region", name=name, exact=True, include_hidden=True)

    @property
    def where(self) -> Locator:
        return self.part("Where")

    @property
    def detail(self) -> Locator:
        return self.part("Detail")

    @property
    def card(self) -> Locator:
        return self.detail.get_by_role("region", name="Receipts", exact=True)

    @property
    def trail(self) -> Locator:
        return self.page.get_by_role("navigation", name="Trail")

    @property
    def search(self) -> Locator:
        return self.page.get_by_role("textbox", name="Search").or_(
            self.page.get_by_role("combobox", name="Search")
        )

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    # ---- what a person does ----

    def click_edge(self, edge: Locator, share: float = 0.1) -> None:
        """Clicks on the line of an edge; the middle of its box is beside a curved line."""
        point = edge.evaluate(
            """(edge, share) => {
                const line = edge.querySelector(".line");
                const at = line.getPointAtLength(line.getTotalLength() * share);
                const there = new DOMPoint(at.x, at.y).matrixTransform(line.getScreenCTM());
                return [there.x, there.y];
            }""",
            share,
        )
        self.page.mouse.click(*point)

    def download(self, item: str, folder: Path) -> Path:
        """Chooses an item of the export menu; the path of the file that comes."""
        self.button("Export").click()
        with self.page.expect_download() as coming:
            self.page.get_by_role("menuitem", name=re.compile(rf"^{item}\b", re.IGNORECASE)).click()
        path = folder / coming.value.suggested_filename
        coming.value.save_as(path)
        return path

    # ---- what is there ----

    def drawn_edges(self) -> set[EdgeKey]:
        """The statements of the arrows that are drawn."""
        hrefs = self.edges.evaluate_all("all => all.map(edge => edge.getAttribute('href'))")
        return {edge for href in hrefs if (edge := parse(href, self.atlas)[0].edge)}

    def drawn_nodes(self) -> set[str]:
        """The ids of the nodes that are drawn."""
        hrefs = self.nodes.evaluate_all("all => all.map(node => node.getAttribute('href'))")
        return {parse(href, self.atlas)[0].focus for href in hrefs}

    def seen(self) -> dict[str, object]:
        """Everything that a person sees of a view, to be compared with another time."""
        what = """all => all.map(e => [e.getAttribute("aria-label"),
            ...[...e.classList].filter(name => name !== "lit")])"""
        return {
            "address": self.page.url,
            "title": self.page.title(),
            "trail": self.trail.inner_text(),
            "nodes": self.nodes.evaluate_all(what),
            "places": self.nodes.evaluate_all("all => all.map(e => e.style.transform)"),
            "edges": self.edges.evaluate_all(what),
            "areas": self.where.locator("svg").get_by_role("link").evaluate_all(what),
            "filters": self.where.inner_text(),
            "detail": self.detail.inner_text(),
        }
