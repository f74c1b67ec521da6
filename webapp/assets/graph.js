/* Shows the graph as SVG. Python decides what is drawn and where (webapp/figures/scene.py); sheet.js
   builds each drawing, and this script turns from one to the next, with what stays gliding to its
   new place, and lets the person look closer: hover, pan, zoom, fit, and drag a node. */
(() => {
  "use strict";

  const NARROW_BELOW = 620;
  const MOST_TIPS = 3;
  const CATEGORIES = ["referral", "mechanical", "other"];
  const GLIDE = { duration: 280, easing: "cubic-bezier(0.3, 0, 0.2, 1)" };
  const APPEAR = { duration: 200, easing: "ease-out" };
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");

  let host, svg, camera, map;
  let sheet = null;
  let waiting = null;
  let leaving = [];
  let resting = null;
  let pointer = null;
  let holding = false;

  const { make } = window.plexus.elements;

  /* ---- the frame ---- */

  const start = () => {
    host = document.getElementById("graph");
    if (!host || host.contains(svg)) return Boolean(host);
    host.replaceChildren();
    [sheet, waiting, leaving] = [null, null, []];
    svg = make("svg", { class: "graph", role: "group", "aria-label": "Graph", tabindex: "0" });
    const defs = make("defs", {}, svg);
    for (const name of CATEGORIES) {
      const marker = make("marker", {
        id: `arrow-${name}`, viewBox: "0 0 8 8", refX: "7", refY: "4", markerWidth: "8",
        markerHeight: "8", markerUnits: "userSpaceOnUse", orient: "auto-start-reverse",
      }, defs);
      make("path", { d: "M0.5 0.8L7.5 4L0.5 7.2Z", class: `arrow ${name}` }, marker);
    }
    host.append(svg);
    map = window.plexus.minimap(host, (x, y) => camera.look(x, y));
    camera = window.plexus.camera(svg, {
      scrolls: isNarrow, grip: keyUnder, drag: shift, reset,
      moved: (seen) => map.frame(seen, sheet.drawing.bounds, camera.frame(), isNarrow()),
    });
    listen();
    camera.measure();
    new ResizeObserver(() => {
      if (!camera.measure() || !sheet) return;
      forget();
      if (sheet.narrow !== isNarrow()) turn(sheet.scene)();
      else camera.fit(sheet.drawing.width, sheet.drawing.height);
    }).observe(host);
    return true;
  };

  const isNarrow = () => camera.frame().wide < NARROW_BELOW;

  /* ---- from one drawing to the next ---- */

  /* Lays a sheet under the present one, unseen. It takes the view over where it is a drawing of the
     same anchor, which stays in its place and grows. */
  const lay = (scene) => {
    const narrow = isNarrow();
    const drawing = narrow ? scene.narrow : scene.wide;
    const grows = Boolean(sheet) && sheet.scene.anchor === scene.anchor
      && sheet.narrow === narrow && sheet.drawing.width === drawing.width;
    const view = grows ? undefined : camera.fitting(drawing.width, drawing.height);
    const laid = {
      ...window.plexus.sheet(drawing, scene.marks, narrow, grows ? sheet.moved : []),
      scene, grows, view, above: sheet,
    };
    camera.settle(laid.root, view);
    laid.root.classList.add("waiting");
    reach(laid, false);
    svg.append(laid.root);
    return laid;
  };

  /* A waiting sheet is laid out, but there for neither eye nor pointer (its class), nor for the tab
     key and the screen reader. It can be shown without all of it being styled anew, which another
     visibility would need, or links that are none. */
  const reach = ({ root, nodes, heads, scene }, is) => {
    const focus = nodes.get(scene.focus).link;
    if (is) focus.setAttribute("aria-current", "true");
    else focus.removeAttribute("aria-current");
    for (const link of [...[...nodes.values()].map((node) => node.link), ...heads]) {
      if (is) link.removeAttribute("tabindex");
      else link.setAttribute("tabindex", "-1");
    }
    if (is) root.removeAttribute("aria-hidden");
    else root.setAttribute("aria-hidden", "true");
  };

  const forget = () => {
    if (waiting) waiting.root.remove();
    waiting = null;
  };

  /* The next drawing, likely: built and laid out before it is asked for. */
  const prepare = (scene) => {
    if (!sheet || !svg.isConnected || !camera.frame().wide || scene === sheet.scene) return;
    if (waiting && waiting.scene === scene && waiting.above === sheet) return;
    forget();
    waiting = lay(scene);
  };

  /* Turns to a drawing. What can wait until it is painted is left to what this returns: the tab key,
     the screen reader and the minimap find the new drawing, and the old one goes. */
  const turn = (scene) => {
    const fits = waiting && waiting.scene === scene && waiting.above === sheet;
    if (!fits) forget();
    const next = fits ? waiting : lay(scene);
    const old = sheet;
    const held = heldKey();
    const was = camera.view();
    [sheet, waiting, resting] = [next, null, pointer];
    if (old) {
      old.root.classList.add("waiting");
      leaving.push(old);
    }
    next.root.classList.remove("waiting");
    svg.classList.toggle("narrow", next.narrow);
    camera.turn(next.root, next.view, next.drawing.height);
    if (old) glide(old, next, was);
    if (next.grows) bringIn(old, next);
    svg.dataset.focus = scene.anchor;
    return () => {
      if (sheet !== next) return;
      reach(next, true);
      if (held !== null) hold(held);
      for (const { root } of leaving) root.remove();
      leaving = [];
      map.draw(next.drawing);
    };
  };

  /* What stands in both drawings glides, what is new appears. */
  const glide = (old, next, was) => {
    if (still.matches) return;
    const now = camera.view();
    const put = ({ x, y }) => ({ transform: `translate(${x}px, ${y}px)` });
    for (const [key, { root }] of next.nodes) {
      const to = next.boxOf(key);
      if (!old.nodes.has(key)) {
        if (next.grows) root.animate([{ opacity: 0 }, { opacity: 1 }], APPEAR);
        continue;
      }
      const { x, y } = old.boxOf(key);
      const from = {
        x: (x * was.k + was.x - now.x) / now.k, y: (y * was.k + was.y - now.y) / now.k,
      };
      if (Math.hypot(from.x - to.x, from.y - to.y) > 1) root.animate([put(from), put(to)], GLIDE);
    }
    const lines = next.root.querySelector(".edges");
    if (!next.grows) lines.animate([{ opacity: 0 }, { opacity: 1 }], APPEAR);
  };

  /* What came with a node that was opened is brought into the frame, and that node with it. */
  const bringIn = (old, next) => {
    const isOpened = (laid, key) => laid.nodes.get(key).datum.classes.includes("opened");
    const keys = [...next.nodes.keys()];
    const grown = keys.filter((key) => !old.nodes.has(key));
    if (!grown.length) return;
    const parents = keys.filter((key) => old.nodes.has(key) && isOpened(next, key)
      && !isOpened(old, key));
    camera.show(around([...grown, ...parents].map((key) => next.nodes.get(key).datum)));
  };

  /* The keyboard stays on what it was on, else goes to the focus. */
  const heldKey = () => {
    const held = document.activeElement;
    const element = svg.contains(held) && held.closest(".node, .edge, .heading");
    return element ? element.dataset.key || "" : null;
  };

  const hold = (key) => {
    const { link } = sheet.nodes.get(key) || sheet.edges.get(key) || focusNode();
    holding = true;
    link.focus({ preventScroll: true });
    holding = false;
  };

  const around = (nodes) => {
    const left = Math.min(...nodes.map(({ box }) => box[0]));
    const top = Math.min(...nodes.map(({ box }) => box[1]));
    const right = Math.max(...nodes.map(({ box }) => box[0] + box[2]));
    const bottom = Math.max(...nodes.map(({ box }) => box[1] + box[3]));
    return [left, top, right - left, bottom - top];
  };

  const focusNode = () => sheet.nodes.get(sheet.scene.focus);

  /* ---- looking closer ---- */

  const light = (key) => {
    if (!sheet || (key === null && !sheet.lit)) return;
    const lit = new Set(key === null ? [] : [key]);
    const touched = [];
    for (const entry of sheet.edges.values()) {
      const { start: a, end: b } = entry.datum;
      if (key === null || (a !== key && b !== key)) continue;
      lit.add(a).add(b);
      touched.push(entry);
    }
    const roots = new Set([...lit].map((name) => sheet.nodes.get(name).root));
    for (const { root } of touched) roots.add(root);
    for (const root of sheet.lit || []) if (!roots.has(root)) root.classList.remove("lit");
    for (const root of roots) root.classList.add("lit");
    sheet.root.classList.toggle("hovering", key !== null);
    sheet.lit = key === null ? null : roots;
    tell(touched.length <= MOST_TIPS ? touched : []);
  };

  /* What an arrow says, on it: for the few arrows of what is pointed at. */
  const tell = (touched) => {
    sheet.tips.replaceChildren(...touched.map(({ datum, at: [x, y] }) => {
      const tip = make("g", { class: "tip", "aria-hidden": "true" });
      const width = datum.label.length * 6.3 + 14;
      make("rect", { x: x - width / 2, y: y - 11, width, height: 22, rx: 6 }, tip);
      make("text", { x, y }, tip).textContent = datum.label;
      return tip;
    }));
  };

  const keyUnder = (event) => {
    const node = event.target.closest && event.target.closest(".node");
    return node ? node.dataset.key : null;
  };

  const shift = (key, dx, dy) => {
    forget();
    sheet.shift(key, dx, dy);
  };

  /* A drawing that comes under a resting pointer is not pointed at until the pointer moves. */
  const pointAt = (event) => {
    pointer = [event.clientX, event.clientY];
    if (event.pointerType === "touch" || `${resting}` === `${pointer}`) return;
    resting = null;
    light(keyUnder(event));
  };

  const listen = () => {
    svg.addEventListener("pointerover", pointAt);
    svg.addEventListener("pointermove", (event) => resting && pointAt(event));
    svg.addEventListener("pointerup", (event) => {
      pointer = [event.clientX, event.clientY];
    }, true);
    svg.addEventListener("pointerleave", () => light(null));
    svg.addEventListener("focusin", (event) => {
      if (holding) return;
      const key = keyUnder(event);
      light(key);
      if (key && !isNarrow()) camera.show(sheet.nodes.get(key).datum.box);
    });
    svg.addEventListener("keydown", (event) => {
      const entry = sheet.nodes.get(keyUnder(event));
      if (!entry || event.ctrlKey || event.metaKey || event.altKey) return;
      const way = { e: entry.datum.open, p: entry.datum.pin }[event.key];
      if (!way) return;
      event.preventDefault();
      window.plexus.go(way);
    });
    svg.addEventListener("focusout", () => light(null));
  };

  const reset = () => {
    for (const [key, [dx, dy]] of [...sheet.moved]) shift(key, -dx, -dy);
    const { width, height, bounds } = sheet.drawing;
    if (isNarrow()) camera.fit(width, height);
    else camera.fitBox(bounds);
  };

  const fullScreen = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else host.parentElement.requestFullscreen();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-graph]");
    if (!button || !sheet) return;
    const save = (format) => {
      forget();
      window.plexus.savePicture(svg, sheet.drawing.bounds, `plexus-${sheet.scene.focus}`, format);
    };
    const act = {
      in: () => camera.zoom(1), out: () => camera.zoom(-1), fit: reset,
      full: fullScreen, svg: () => save("svg"), png: () => save("png"),
    };
    act[button.dataset.graph]();
  });

  /* Shows a drawing; what it returns is to be called when that is painted. */
  const drawGraph = (scene) => (start() ? turn(scene) : () => {});

  window.plexus = Object.assign(window.plexus || {}, { drawGraph, prepareGraph: prepare });
})();
