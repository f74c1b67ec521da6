"""Where the time of the explorer's clicks goes: ``python -m benchmarks.trace``.

A DevTools trace of some clicks; between each release of the mouse and the end of the frame that
answers it, the main thread's tasks are added up by what they do, in ms of that thread's own
processor time, which a busy machine disturbs less than the time on the clock. The
stopwatch is checked against the trace: how many frames were painted before its end.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser

from benchmarks.chromium import chromium, serving
from benchmarks.subject import HERE, Subject, fresh, visiting

CATEGORIES = [
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "blink.user_timing",
    "loading",
    "__metadata",
]
PARTS = {
    "EventDispatch": "script",
    "FunctionCall": "script",
    "RunMicrotasks": "script",
    "EvaluateScript": "script",
    "FireAnimationFrame": "script",
    "TimerFire": "script",
    "v8.callFunction": "script",
    "MinorGC": "garbage",
    "MajorGC": "garbage",
    "V8.GC": "garbage",
    "ParseHTML": "parse HTML",
    "UpdateLayoutTree": "style",
    "Layout": "layout",
    "PrePaint": "pre-paint",
    "Paint": "paint",
    "Layerize": "layerize",
    "Commit": "commit",
    "HitTest": "hit test",
    "IntersectionObserverController::computeIntersections": "observers",
}
FRAME = "Paint", "Commit"


def traced(browser: Browser, address: str, clicks: int, at_once: bool) -> list[dict[str, Any]]:
    """The events of a trace of some clicks on a fresh page."""
    subject = Subject("Plexus", "", address, HERE / "ours.js", "")
    with visiting(browser, subject, fresh(["trace"])) as visit, TemporaryDirectory() as folder:
        visit.click(announced=True)
        file = Path(folder) / "trace.json"
        browser.start_tracing(page=visit.page, path=file, categories=CATEGORIES)
        for _ in range(clicks):
            visit.click(announced=not at_once)
        browser.stop_tracing()
        return list(json.loads(file.read_text(encoding="utf-8"))["traceEvents"])


def spans(events: list[dict[str, Any]], name: str) -> list[tuple[float, float, int]]:
    """Begin, end and thread of each user timing of a name, in µs of the trace."""
    begun: dict[str, float] = {}
    out = []
    for event in events:
        if event.get("name") == name and event.get("cat") == "blink.user_timing":
            key = str(event.get("id2") or event.get("id"))
            if event["ph"] == "b":
                begun[key] = event["ts"]
            elif event["ph"] == "e":
                out.append((begun.pop(key), event["ts"], event["pid"]))
    return out


def self_times(events: list[dict[str, Any]], start: float, end: float) -> Counter[str]:
    """Own processor time by event, in ms, of the main thread's events begun within a span."""
    inside = sorted(
        (e for e in events if e["ph"] == "X" and start <= e["ts"] < end),
        key=lambda e: (e["ts"], -e.get("dur", 0)),
    )
    times: Counter[str] = Counter()
    open_: list[dict[str, Any]] = []
    for event in inside:
        while open_ and open_[-1]["ts"] + open_[-1].get("dur", 0) <= event["ts"]:
            open_.pop()
        took = event.get("tdur", event.get("dur", 0)) / 1000
        times[event["name"]] += took
        if open_:
            times[open_[-1]["name"]] -= took
        open_.append(event)
    return times


def main() -> None:
    """Trace and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clicks", type=int, default=12)
    parser.add_argument("--at-once", action="store_true", help="without the announcement")
    parser.add_argument("--data", type=Path, help="a data folder, such as an import made")
    given = parser.parse_args()
    data = ["--data", str(given.data)] if given.data else []
    with serving("graph", "serve", "--host", "127.0.0.1", *data) as address, chromium() as browser:
        events = traced(browser, address, given.clicks, given.at_once)
    felt, changed = spans(events, "felt"), spans(events, "changed")
    pid = felt[0][2]
    threads = [
        e["tid"]
        for e in events
        if e.get("name") == "thread_name"
        and e["pid"] == pid
        and e["args"]["name"] == "CrRendererMain"
    ]
    main_thread = [e for e in events if e["pid"] == pid and e["tid"] in threads]
    parts: defaultdict[str, list[float]] = defaultdict(list)
    frames: dict[str, list[int]] = {name: [] for name in FRAME}
    for (start, end, _), (_, when, _) in zip(felt, changed, strict=True):
        by_part: Counter[str] = Counter()
        for name, took in self_times(main_thread, start, end).items():
            by_part[PARTS.get(name, "other")] += took
        for part in {*PARTS.values(), "other"}:
            parts[part].append(by_part[part])
        for name in FRAME:
            frames[name].append(
                sum(e["name"] == name and when <= e["ts"] < end for e in main_thread)
            )
    print(f"{len(felt)} clicks, ms, median / most")
    for what, took in (("felt", felt), ("until the change", changed)):
        times = [(end - start) / 1000 for start, end, _ in took]
        print(f"{what:20} {median(times):7.1f} / {max(times):6.1f}  (clock)")
    for part, took in sorted(parts.items(), key=lambda item: -median(item[1])):
        print(f"{part:20} {median(took):7.1f} / {max(took):6.1f}")
    for name, counts in frames.items():
        print(f"{name} events between the change and the stopwatch's end: {counts}")


if __name__ == "__main__":
    main()
