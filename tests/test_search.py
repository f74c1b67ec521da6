"""Names are found as one types, forgiven their errors, and resolved to one node."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.atlas import Atlas, make_atlas
from graph.records import Tables
from graph.search import SearchIndex, UnknownNameError, build_index, find, resolve


def ids(atlas: Atlas, text: str, limit: int = 8) -> list[str]:
    return [match.id for match in find(atlas.index, text, limit)]


def index_of(*nodes: tuple[str, str, str, tuple[str, ...]]) -> SearchIndex:
    graph = nx.MultiDiGraph()
    for id_, name, plain_name, synonyms in nodes:
        graph.add_node(id_, name=name, plain_name=plain_name, synonyms=synonyms)
    return build_index(graph)


@pytest.mark.parametrize("text", ["", "   ", "?!", "--", "\n"])
def test_no_words_find_nothing(arm: Atlas, text: str) -> None:
    assert find(arm.index, text) == []


def test_every_name_finds_its_node_first(arm: Atlas) -> None:
    for node, data in arm.graph.nodes(data=True):
        for name in (data["name"], data["plain_name"], *data["synonyms"]):
            first = find(arm.index, name)[0]
            assert (first.id, first.score) == (node, pytest.approx(first.score))
            assert first.score >= 0.95


def test_beginnings_of_words_in_any_order(arm: Atlas) -> None:
    assert ids(arm, "supr") == ["supraspinatus"]
    assert ids(arm, "plex bra") == ["brachial-plexus"]
    assert ids(arm, "out thor") == ["thoracic-outlet-syndrome"]


def test_words_may_stand_in_different_names(arm: Atlas) -> None:
    # "subacromial" is in the name, "cushion" in the plain name.
    assert ids(arm, "cushion subacromial") == ["subacromial-bursa"]


def test_exact_name_then_beginning_then_synonym() -> None:
    index = index_of(
        ("a", "hip joint", "", ()),
        ("b", "hip", "", ()),
        ("c", "coxa", "", ("hip thing",)),
        ("d", "pain of the hip", "", ()),
        ("e", "hip bone of man", "", ()),
    )
    assert [match.id for match in find(index, "hip")] == ["b", "a", "e", "c", "d"]


def test_match_says_which_name_answered(arm: Atlas) -> None:
    match = find(arm.index, "subacromial space")[0]
    assert (match.name, match.matched) == ("subacromial bursa", "subacromial space")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("infraspinatsu", "infraspinatus"),
        ("scalnes", "scalenes"),
        ("brachail plexus", "brachial-plexus"),
        ("xcalenes", "scalenes"),
        ("torasic outlet", "thoracic-outlet-syndrome"),
        ("SHOULDR", "shoulder"),
        ("my sore shoulder", "shoulder"),
    ],
)
def test_typing_errors_are_mended(arm: Atlas, typed: str, meant: str) -> None:
    assert ids(arm, typed)[0] == meant


def test_word_that_begins_another_is_mended_if_they_do_not_go_together(whole: Atlas) -> None:
    # "medias" begins "mediastinum", so that it is a word by itself.
    assert ids(whole, "gluteus medias")[0] == "gluteus-medius"


def test_limit_keeps_the_best(arm: Atlas) -> None:
    everything = ids(arm, "s", 100)
    for limit in range(len(everything) + 1):
        assert ids(arm, "s", limit) == everything[:limit]


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_nothing_typed_is_an_error(arm: Atlas, text: str) -> None:
    found = find(arm.index, text)
    assert len({match.id for match in found}) == len(found)
    assert all(0 < match.score <= 1 for match in found)
    assert [match.score for match in found] == sorted((m.score for m in found), reverse=True)
    assert found == find(arm.index, text)


@pytest.mark.parametrize("text", ["a" * 100_000, "pain " * 20_000, "ab " * 5_000])
def test_very_long_text_is_cut(arm: Atlas, text: str) -> None:
    assert len(find(arm.index, text)) <= 8


def test_order_of_nodes_changes_nothing(arm: Atlas, arm_tables: Tables) -> None:
    other = make_atlas(replace(arm_tables, nodes=arm_tables.nodes[::-1]))
    for text in ("s", "shoulder", "nerve", "muscle of", "scalnes"):
        assert find(arm.index, text) == find(other.index, text)


@pytest.mark.parametrize(
    "name",
    ["lateral-shoulder", "deltoid region", "Outer shoulder", "LATERAL  SHOULDER", "Outer-Shoulder",
     "outershoulder", "Outside of shoulder"],
)  # fmt: skip
def test_resolve_takes_id_name_plain_name_and_synonym(arm: Atlas, name: str) -> None:
    assert resolve(arm.index, name) == "lateral-shoulder"


def test_resolve_ignores_accents() -> None:
    index = index_of(("a", "Ménière disease", "", ()))
    assert resolve(index, "meniere disease") == "a"


def test_resolve_says_what_may_be_meant(arm: Atlas) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve(arm.index, "infraspinatos")
    assert str(caught.value) == ('There is no "infraspinatos". Did you mean "infraspinatus"?')
    assert caught.value.suggestions == ("infraspinatus",)


def test_resolve_without_suggestions(arm: Atlas) -> None:
    for name in ("qqqqqq", "", "?"):
        with pytest.raises(KeyError) as caught:
            resolve(arm.index, name)
        assert str(caught.value) == f'There is no "{name}".'


def test_shared_name_goes_to_id_then_name_then_plain_name_then_synonym() -> None:
    nodes = [
        ("hip", "coxal region", "", ()),
        ("b", "hip", "", ()),
        ("c", "coxa", "hip", ()),
        ("d", "os coxae", "", ("hip",)),
    ]
    for first, node in enumerate(nodes):
        assert resolve(index_of(*nodes[first:]), "Hip") == node[0]


def test_shared_name_of_equals_asks_back() -> None:
    index = index_of(("a", "x", "back", ()), ("b", "y", "back", ()))
    with pytest.raises(UnknownNameError, match='called "Back": give "a" or "b"') as caught:
        resolve(index, "Back")
    assert caught.value.suggestions == ("a", "b")


def test_every_id_resolves_to_itself(whole: Atlas) -> None:
    for node in whole.graph:
        assert resolve(whole.index, node) == node
