"""What the panels say, read as a person would read it: plain functions, no browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from htpy import Node, fragment

from graph import Atlas
from graph.sentences import author_year, ranked_receipts
from webapp.address import parse
from webapp.figures.evidence_chart import evidence_chart, evidence_rows
from webapp.figures.scene import scene
from webapp.panels import detail, drawing, finder, receipts, tabs, trail
from webapp.view import EdgeKey, View
from webapp.wording import WARNING_TITLE, name_of, question

HIP_TO_BACK = ("hip-joint", "lower-back", "refers pain to")
SAMPLE = ("lower-back", "buttock", "sciatic-nerve", "gluteus-medius", "low-back-pain", "piriformis")
VOID = {"br", "hr", "img", "input", "link", "meta"}


class Tag:
    """An element of the page: its tag, its attributes, and what it holds."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes, self.inside = tag, attributes, list[Tag | str]()

    @property
    def text(self) -> str:
        return " ".join(" ".join(p if isinstance(p, str) else p.text for p in self.inside).split())

    def all(self, tag: str = "", **attributes: str) -> Iterator[Tag]:
        for part in self.inside:
            if isinstance(part, Tag):
                wanted = {name.rstrip("_").replace("_", "-"): v for name, v in attributes.items()}
                if part.tag == (tag or part.tag) and wanted.items() <= part.attributes.items():
                    yield part
                yield from part.all(tag, **attributes)

    def one(self, tag: str = "", **attributes: str) -> Tag:
        [found] = self.all(tag, **attributes)
        return found


class Reader(HTMLParser):
    """Reads HTML and insists that every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Tag("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        new = Tag(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(new)
        if tag not in VOID:
            self.open.append(new)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(node: Node) -> Tag:
    reader = Reader()
    reader.feed(str(fragment[node]))
    reader.close()
    [root] = reader.open
    return root


@pytest.fixture(scope="module")
def atlas(whole: Atlas) -> Atlas:
    return whole


def contested(atlas: Atlas) -> list[EdgeKey]:
    found = [e for e in atlas.graph.edges(keys=True) if atlas.graph.edges[e]["contested"]]
    assert len(found) > 10
    return found


# ---- the detail panel ----


def test_warning_signs_stand_before_everything_else(atlas: Atlas) -> None:
    warned = {o for _, o, r in atlas.graph.edges(keys=True) if r == "warning sign of"}
    assert {"region", "condition"} <= {atlas.graph.nodes[node]["family"] for node in warned}
    for node in warned:
        signs = {
            name_of(atlas, sign, "plain")
            for sign, _, relation in atlas.graph.in_edges(node, keys=True)
            if relation == "warning sign of"
        }
        page = read(detail.contents(atlas, View(focus=node)))
        first = page.inside[0]
        assert isinstance(first, Tag)
        assert first.attributes["aria-label"] == "Warning signs"
        assert next(first.all("h2")).text == WARNING_TITLE
        assert signs <= {next(item.all("a")).text for item in first.all("li")}
        assert not list(page.all("details", class_="warning"))


def signs_told(atlas: Atlas, node: str) -> set[str]:
    """The nodes that the warning box of a focus links to."""
    box = read(detail.warning_box(atlas, View(focus=node)))
    return {parse(a.attributes["href"], atlas)[0].focus for a in box.all("a")} - {node}


def test_a_region_warns_of_what_the_wider_region_warns_of(atlas: Atlas) -> None:
    part = next(p for p, whole in atlas.hierarchy.edges if whole == "lower-back")
    own = {s for s, _, r in atlas.graph.in_edges("lower-back", keys=True) if "sign of" in r}
    assert own and own <= signs_told(atlas, part)


def test_a_region_warns_of_serious_disease_that_is_felt_there(atlas: Atlas) -> None:
    assert "cauda-equina-syndrome" in signs_told(atlas, "lower-back")
    assert "cauda-equina-syndrome" not in signs_told(atlas, "hand")


def test_no_warning_where_there_is_none(atlas: Atlas) -> None:
    page = read(detail.contents(atlas, View(focus="gluteus-medius")))
    assert not list(page.all(aria_label="Warning signs"))


def test_every_node_has_its_names_and_only_links_that_lead_somewhere(atlas: Atlas) -> None:
    for node in sorted(atlas.graph)[::17]:
        data = atlas.graph.nodes[node]
        for words in ("plain", "clinical"):
            page = read(detail.contents(atlas, View(focus=node, words=words)))
            assert page.one("h2", class_="focus-name").text == name_of(atlas, node, words)
            assert data["name"].lower() in page.text.lower()
            assert data["plain_name"].lower() in page.text.lower()
            assert data["definition"] in page.text
            for link in page.all("a"):
                href = link.attributes["href"]
                assert link.text
                if href.startswith("?"):
                    assert parse(href, atlas)[1] == (), href
                else:
                    assert href.startswith(("https://", "http://")), href
                    assert link.attributes["rel"] == "noopener noreferrer"


def test_every_statement_of_a_node_has_its_receipts_in_the_list(atlas: Atlas) -> None:
    for node in ("piriformis", "sciatic-nerve", "deep-gluteal-syndrome"):
        page = read(detail.contents(atlas, View(focus=node)))
        opened = {parse(a.attributes["href"], atlas)[0].edge for a in page.all("a")} - {None}
        said = {*atlas.graph.out_edges(node, keys=True), *atlas.graph.in_edges(node, keys=True)}
        assert opened == said


def test_an_exercise_has_its_steps_in_order(atlas: Atlas) -> None:
    done = [n for n, steps in atlas.graph.nodes(data="steps") if steps]
    assert done
    for node in done:
        page = read(detail.contents(atlas, View(focus=node)))
        folded = next(page.all("details", class_="steps"))
        assert [li.text for li in folded.all("li")] == [
            " ".join(step.split()) for step in atlas.graph.nodes[node]["steps"]
        ]
        assert atlas.graph.nodes[node]["repetitions"].lower() in folded.text.lower()


def test_the_list_of_a_region_holds_what_the_drawing_has(atlas: Atlas) -> None:
    for region in ("lower-back", "buttock", "lateral-hip"):
        page = read(detail.contents(atlas, View(focus=region)))
        listed = {parse(a.attributes["href"], atlas)[0].focus for a in page.all("a")}
        drawn = {n["key"].split("~")[0] for n in scene(atlas, View(focus=region))["wide"]["nodes"]}
        assert drawn - {region} <= listed


# ---- receipts ----


def test_the_card_shows_every_receipt_and_how_many_are_against(atlas: Atlas) -> None:
    for edge in contested(atlas):
        page = read(receipts.card(atlas, View(focus=edge[0], edge=edge)))
        card = page.one(aria_label="Receipts")
        rows = atlas.graph.edges[edge]["receipts"]
        against = [row for row in rows if row.stance == "disputes"]
        assert f"{len(rows) - len(against)} for, {len(against)} against" in card.text
        shown = list(card.one("ul", class_="receipts").all("li"))
        assert [li.one("b").text for li in shown] == [
            " ".join((author_year if source.authors else receipts.unsigned)(source).split())
            for source in (atlas.sources[row.source] for row in ranked_receipts(atlas, edge))
        ]
        stances = Counter(next(li.all("span")).text for li in shown)
        assert stances == Counter("Disputes" if r in against else "Supports" for r in rows)


def test_the_hip_and_the_lower_back_are_disputed_in_plain_sight(atlas: Atlas) -> None:
    page = read(detail.contents(atlas, View(edge=HIP_TO_BACK)))
    card = page.inside[0]
    assert isinstance(card, Tag)
    assert "Hip joint refers pain to lower back" in card.text
    assert "Lesher 2008" in card.text
    assert "contested" in card.text


def test_a_line_of_receipts_never_hides_a_dispute(atlas: Atlas) -> None:
    for edge in contested(atlas):
        line = read(receipts.brief(atlas, View(), edge))
        assert "against:" in line.text
    calm = next(e for e in atlas.graph.edges(keys=True) if e not in contested(atlas))
    assert "against:" not in read(receipts.brief(atlas, View(), calm)).text


def test_a_statement_links_to_the_work_itself(atlas: Atlas) -> None:
    for edge in contested(atlas):
        card = read(receipts.card(atlas, View(edge=edge)))
        hrefs = {a.attributes["href"] for a in card.all("a", class_="outside")}
        for row in atlas.graph.edges[edge]["receipts"]:
            source = atlas.sources[row.source]
            assert not source.doi or f"https://doi.org/{source.doi}" in hrefs
            assert not source.pmid or any(source.pmid in href for href in hrefs)


def test_the_evidence_sums_up(atlas: Atlas) -> None:
    for node in SAMPLE:
        rows = evidence_rows(atlas, node)
        edges = [*atlas.graph.in_edges(node, data=True), *atlas.graph.out_edges(node, data=True)]
        works = {(r.source, r.stance) for *_, data in edges for r in data["receipts"]}
        assert sum(row.supports for row in rows) == sum(s == "supports" for _, s in works)
        assert sum(row.disputes for row in rows) == sum(s == "disputes" for _, s in works)
        assert len({(row.level, row.years) for row in rows}) == len(rows)
        ranks = [atlas.levels[row.level].rank for row in rows]
        assert ranks == sorted(ranks, reverse=True)
        drawn = evidence_chart(rows).data
        assert sum(int(text) for trace in drawn for text in trace.text) == len(works)
        page = read(detail.evidence(atlas, View(focus=node, panel="evidence")))
        assert len(list(page.one("tbody").all("tr"))) == len(rows)


# ---- trail, tabs, summary, suggestions ----


def test_the_trail_leads_back_and_ends_here(atlas: Atlas) -> None:
    view = View(focus="piriformis", trail=("lower-back", "sciatic-nerve"))
    bar = read(trail.steps(atlas, view))
    assert [li.text for li in bar.all("li")] == ["Lower back", "Sciatic nerve", "Piriformis"]
    ways = [parse(a.attributes["href"], atlas)[0] for a in bar.all("a")]
    assert [(v.focus, v.trail) for v in ways] == [
        ("lower-back", ()),
        ("sciatic-nerve", ("lower-back",)),
    ]
    assert bar.one(aria_current="page").text == "Piriformis"


def test_a_notice_cannot_carry_markup(atlas: Atlas) -> None:
    _, ignored = parse("?focus=%3Cscript%3Ealert(1)%3C/script%3E", atlas)
    page = read(trail.notice(ignored))
    assert "<script>alert(1)</script>" in page.text
    assert not list(page.all())


def test_one_tab_is_the_present_one(atlas: Atlas) -> None:
    bar = read(tabs.links(View(tab="where")))
    assert [a.text for a in bar.all("a")] == ["Body map", "Graph", "Detail"]
    assert bar.one("a", aria_current="true").text == "Body map"


def test_the_title_asks_and_the_summary_counts(atlas: Atlas) -> None:
    assert question(atlas, View()) == "What refers pain to the lower back"
    assert "sciatic nerve" in question(atlas, View(focus="sciatic-nerve")).lower()
    drawn = scene(atlas, View())
    assert drawing.summary(drawn).startswith(f"Showing {drawn['shown']} of {drawn['total']}")
    assert drawing.summary({"shown": 4, "total": 4}) == "4 shown"
    assert "clear" in drawing.summary({"shown": 0, "total": 0})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("glutues medius", "gluteus-medius"),
        ("siatic nerve", "sciatic-nerve"),
        ("pirifromis", "piriformis"),
        ("lower back", "lower-back"),
        ("sacroilliac joint", "sacroiliac-joint"),
    ],
)
def test_a_typing_error_still_finds_what_was_meant(atlas: Atlas, typed: str, meant: str) -> None:
    assert finder.suggestions(atlas, typed, "plain")[0]["id"] == meant


def test_suggestions_say_what_matched_and_which_kind(atlas: Atlas) -> None:
    assert finder.suggestions(atlas, "", "plain") == []
    assert finder.suggestions(atlas, "qqqqqqqq", "plain") == []
    for offered in finder.suggestions(atlas, "low back", "plain"):
        assert offered["kind"] == atlas.graph.nodes[offered["id"]]["kind"]
        assert offered["label"]
        assert offered["also"].lower() != offered["label"].lower()
    assert len(finder.suggestions(atlas, "m", "clinical")) == finder.SUGGESTIONS
