/* Draws the graph as SVG from the plain data of webapp/figures/scene.py. Python decides what is
   drawn and where; this script draws, keeps elements by key from view to view so that what stays
   glides, and lets the person look closer: hover, pan, zoom, fit, and drag a node. */
(() => {
  "use strict";

  const NARROW_BELOW = 620;
  const LINE = 15;
  const MOST_TIPS = 3;
  const CATEGORIES = ["referral", "mechanical", "other"];

  let host, svg, layers, camera, map;
  let scene = null;
  let drawing = null;
  let elements = { nodes: new Map(), edges: new Map(), headings: new Map() };
  let moved = new Map();
  let dressing = null;

  const { make, wear, nodeCopy, edgeCopy, openerCopy } = window.plexus.elements;

  /* ---- the frame ---- */

  const start = () => {
    host = document.getElementById("graph");
    if (!host || host.contains(svg)) return Boolean(host);
    host.replaceChildren();
    elements = { nodes: new Map(), edges: new Map(), headings: new Map() };
    svg = make("svg", { class: "graph", role: "group", "aria-label": "Graph", tabindex: "0" });
    const defs = make("defs", {}, svg);
    for (const name of CATEGORIES) {
      const marker = make("marker", {
        id: `arrow-${name}`, viewBox: "0 0 8 8", refX: "7", refY: "4", markerWidth: "8",
        markerHeight: "8", markerUnits: "userSpaceOnUse", orient: "auto-start-reverse",
      }, defs);
      make("path", { d: "M0.5 0.8L7.5 4L0.5 7.2Z", class: `arrow ${name}` }, marker);
    }
    const viewport = make("g", { class: "viewport" }, svg);
    layers = {};
    for (const name of ["edges", "headings", "nodes", "tips"]) {
      layers[name] = make("g", { class: name }, viewport);
    }
    host.append(svg);
    map = window.plexus.minimap(host, (x, y) => camera.look(x, y));
    camera = window.plexus.camera(svg, viewport, {
      scrolls: isNarrow, grip: keyUnder, drag: shift, reset,
      moved: (seen) => drawing && map.frame(seen, drawing.bounds, isNarrow()),
    });
    listen();
    camera.measure();
    new ResizeObserver(() => {
      const was = isNarrow();
      if (!camera.measure() || !drawing) return;
      if (was !== isNarrow()) render(false);
      camera.fit(drawing.width, drawing.height);
    }).observe(host);
    return true;
  };

  const isNarrow = () => camera.frame().wide < NARROW_BELOW;

  /* ---- what is drawn ---- */

  const boxOf = (key) => {
    const node = elements.nodes.get(key).datum;
    const [x, y, w, h] = node.box;
    const [dx, dy] = moved.get(key) || [0, 0];
    return { x: x + dx, y: y + dy, w, h };
  };

  const wayOf = (edge) => {
    const a = boxOf(edge.start);
    const b = boxOf(edge.end);
    if (edge.shape === "step") {
      const narrow = isNarrow();
      const inward = edge.side === "left" && !narrow;
      const x = inward ? b.x + b.w - 11 : b.x + 11;
      const from = inward ? a.x + a.w : a.x;
      const y = a.y + a.h / 2;
      const bend = Math.sign(from - x) * Math.min(6, Math.abs(from - x));
      return `M${from} ${y}L${x + bend} ${y}Q${x} ${y} ${x} ${y - 6}L${x} ${b.y + b.h + 1}`;
    }
    if (edge.shape === "arc") {
      const inward = edge.side === "left";
      const out = inward ? Math.min(a.x, b.x) - 34 : Math.max(a.x + a.w, b.x + b.w) + 34;
      const [x1, x2] = inward ? [a.x, b.x - 1] : [a.x + a.w, b.x + b.w + 1];
      const [y1, y2] = [a.y + a.h / 2, b.y + b.h / 2];
      return `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${x2} ${y2}`;
    }
    const leftOf = a.x + a.w / 2 < b.x + b.w / 2;
    const x1 = leftOf ? a.x + a.w : a.x;
    const x2 = leftOf ? b.x - 1 : b.x + b.w + 1;
    const y1 = a.y + a.h / 2;
    const y2 = b.y + b.h / 2 + edge.offset * (b.h / 40);
    const bend = (x2 - x1) * 0.5;
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  };

  /* Keeps the order of the data without taking out what stays: taking out would stop its glide. */
  const put = (layer, root, index) => {
    const there = layer.children[index] || null;
    if (there === root) return;
    if (root.parentNode === layer && layer.moveBefore) layer.moveBefore(root, there);
    else layer.insertBefore(root, there);
  };

  const sync = (layer, data, create, update) => {
    const known = elements[layer];
    const wanted = new Set(data.map((datum) => datum.key));
    for (const [key, entry] of known) {
      if (!wanted.has(key)) {
        entry.root.remove();
        known.delete(key);
      }
    }
    data.forEach((datum, index) => {
      let entry = known.get(datum.key);
      if (!entry) {
        entry = create(datum);
        known.set(datum.key, entry);
      }
      entry.datum = datum;
      put(layers[layer], entry.root, index);
      update(entry, datum);
    });
  };

  const createNode = (datum) => {
    const root = nodeCopy();
    const link = root.firstChild;
    const [title, pill, bar, glyph, text] = link.children;
    root.dataset.key = datum.key;
    return { root, link, title, pill, bar, glyph, text, opener: null, lines: null };
  };

  /* The button that opens a node in its place stands at the pill's outer end. It is no stop of the
     tab key: the key e does the same on a node, and the outline has buttons. It is seen on what is
     pointed at only, and so comes after the first frame. */
  const putOpener = (entry, datum) => {
    if (!datum.open) {
      if (entry.opener) entry.opener.remove();
      entry.opener = null;
      return;
    }
    if (!entry.opener) entry.opener = entry.root.appendChild(openerCopy());
    const [x, , w, h] = datum.box;
    const outward = x + w / 2 < drawing.width / 2 && !isNarrow() ? -1 : w + 1;
    wear(entry.opener, "transform", `translate(${outward} ${h / 2})`);
    wear(entry.opener, "href", datum.open);
    wear(entry.opener, "aria-label", datum.openName);
    entry.opener.firstChild.textContent = datum.openName;
  };

  const updateNode = (entry, datum) => {
    const [x, y, w, h] = datum.box;
    const [dx, dy] = moved.get(datum.key) || [0, 0];
    const { root, link, title, pill, bar, glyph, text } = entry;
    const isFocus = datum.classes.includes("focus");
    wear(root, "class", `node mark-${datum.mark} ${datum.classes}`);
    wear(link, "href", datum.href);
    wear(link, "aria-label", datum.name);
    if (isFocus) wear(link, "aria-current", "true");
    else link.removeAttribute("aria-current");
    root.style.transform = `translate(${x + dx}px, ${y + dy}px)`;
    title.textContent = datum.name;
    wear(pill, "width", w);
    wear(pill, "height", h);
    wear(glyph, "d", scene.marks[datum.mark]);
    wear(glyph, "transform", `translate(15 ${h / 2})`);
    const lines = `${h} ${datum.lines.join("\n")}`;
    if (entry.lines !== lines) write(text, datum.lines, h);
    entry.lines = lines;
    wear(bar, "y", h - 4);
    wear(bar, "width", isFocus ? 0 : Math.max((w - 39) * datum.strength, 2));
    if (entry.opener) putOpener(entry, datum);
  };

  const write = (text, lines, h) => {
    const top = h / 2 - (lines.length - 1) * LINE / 2;
    text.replaceChildren(...lines.map((line, index) => {
      const part = make("tspan", { x: 28, y: top + index * LINE });
      part.textContent = line;
      return part;
    }));
  };

  const createEdge = (datum) => {
    const root = edgeCopy();
    const [title, hit, line] = root.children;
    root.dataset.key = datum.key;
    return { root, title, hit, line };
  };

  const drawWay = (entry) => {
    const way = wayOf(entry.datum);
    wear(entry.line, "d", way);
    wear(entry.hit, "d", way);
  };

  const updateEdge = (entry, datum) => {
    const { root, title, line } = entry;
    wear(root, "class", `edge ${datum.classes}`);
    wear(root, "href", datum.href);
    wear(root, "aria-label", `Receipts: ${datum.name}`);
    title.textContent = `${datum.name}. Click for the receipts.`;
    const mark = `url(#arrow-${datum.classes.split(" ")[0]})`;
    wear(line, "marker-start", datum.arrow === "start" ? mark : "none");
    wear(line, "marker-end", datum.arrow === "end" ? mark : "none");
    line.style.strokeWidth = `${datum.width}px`;
    drawWay(entry);
  };

  const createHeading = () => {
    const root = make("a", {});
    return { root, text: make("text", {}, root) };
  };

  const updateHeading = (entry, datum) => {
    entry.root.setAttribute("class", datum.href ? "heading more" : "heading");
    if (datum.href) {
      entry.root.setAttribute("href", datum.href);
      entry.root.setAttribute("aria-label", `${datum.text}. ${datum.name}`);
    } else {
      entry.root.removeAttribute("href");
      entry.root.removeAttribute("aria-label");
    }
    entry.root.style.transform = `translate(${datum.x}px, ${datum.y}px)`;
    entry.text.setAttribute("text-anchor", datum.anchor);
    entry.text.textContent = datum.href ? `${datum.text} ›` : datum.text;
  };

  /* A drawing of another anchor begins anew; one of the same stays where it is and grows. */
  const render = (fresh) => {
    const next = isNarrow() ? scene.narrow : scene.wide;
    const held = document.activeElement && svg.contains(document.activeElement)
      && document.activeElement !== svg;
    const another = fresh || !drawing || next.width !== drawing.width;
    const grown = !another && next.nodes.filter((node) => !elements.nodes.has(node.key));
    if (another) moved = new Map();
    drawing = next;
    svg.classList.toggle("narrow", isNarrow());
    sync("nodes", drawing.nodes, createNode, updateNode);
    sync("edges", drawing.edges, createEdge, updateEdge);
    sync("headings", drawing.headings, createHeading, updateHeading);
    light(null);
    if (another) camera.fit(drawing.width, drawing.height);
    else if (isNarrow()) camera.grow(drawing.height);
    else if (grown.length) camera.show(around(grown));
    map.draw(drawing);
    if (held && !svg.contains(document.activeElement)) {
      focusNode().link.focus({ preventScroll: true });
    }
    svg.dataset.focus = scene.anchor;
    clearTimeout(dressing);
    dressing = setTimeout(dress, 0);
  };

  /* What is seen only when a node is pointed at comes after the first frame. */
  const dress = () => {
    for (const entry of elements.nodes.values()) putOpener(entry, entry.datum);
  };

  const around = (nodes) => {
    const left = Math.min(...nodes.map(({ box }) => box[0]));
    const top = Math.min(...nodes.map(({ box }) => box[1]));
    const right = Math.max(...nodes.map(({ box }) => box[0] + box[2]));
    const bottom = Math.max(...nodes.map(({ box }) => box[1] + box[3]));
    return [left, top, right - left, bottom - top];
  };

  const focusNode = () => elements.nodes.get(scene.focus);

  /* ---- looking closer ---- */

  const light = (key) => {
    svg.classList.toggle("hovering", key !== null);
    const lit = new Set(key === null ? [] : [key]);
    const touched = [];
    for (const { root, datum, line } of elements.edges.values()) {
      const touches = key !== null && (datum.start === key || datum.end === key);
      root.classList.toggle("lit", touches);
      if (touches) {
        lit.add(datum.start).add(datum.end);
        touched.push([datum, line]);
      }
    }
    for (const [name, { root }] of elements.nodes) root.classList.toggle("lit", lit.has(name));
    tell(touched.length <= MOST_TIPS ? touched : []);
  };

  /* What an arrow says, on it: for the few arrows of what is pointed at. */
  const tell = (touched) => {
    const tips = touched.map(([datum, line]) => {
      const at = line.getPointAtLength(line.getTotalLength() * 0.5);
      const tip = make("g", { class: "tip", "aria-hidden": "true" });
      const width = datum.label.length * 6.3 + 14;
      make("rect", { x: at.x - width / 2, y: at.y - 11, width, height: 22, rx: 6 }, tip);
      make("text", { x: at.x, y: at.y }, tip).textContent = datum.label;
      return tip;
    });
    layers.tips.replaceChildren(...tips);
  };

  const keyUnder = (event) => {
    const node = event.target.closest && event.target.closest(".node");
    return node ? node.dataset.key : null;
  };

  const shift = (key, dx, dy) => {
    const [x, y] = moved.get(key) || [0, 0];
    moved.set(key, [x + dx, y + dy]);
    updateNode(elements.nodes.get(key), elements.nodes.get(key).datum);
    for (const entry of elements.edges.values()) {
      if (entry.datum.start === key || entry.datum.end === key) drawWay(entry);
    }
  };

  const listen = () => {
    svg.addEventListener("pointerover", (event) => {
      const key = keyUnder(event);
      if (event.pointerType !== "touch") light(key);
    });
    svg.addEventListener("pointerleave", () => light(null));
    svg.addEventListener("focusin", (event) => {
      const key = keyUnder(event);
      light(key);
      if (key && !isNarrow()) camera.show(elements.nodes.get(key).datum.box);
    });
    svg.addEventListener("keydown", (event) => {
      const entry = elements.nodes.get(keyUnder(event));
      if (!entry || event.ctrlKey || event.metaKey || event.altKey) return;
      const way = { e: entry.datum.open, p: entry.datum.pin }[event.key];
      if (!way) return;
      event.preventDefault();
      window.plexus.go(way);
    });
    svg.addEventListener("focusout", () => light(null));
  };

  const reset = () => {
    moved = new Map();
    render(false);
    if (isNarrow()) camera.fit(drawing.width, drawing.height);
    else camera.fitBox(drawing.bounds);
  };

  const fullScreen = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else host.parentElement.requestFullscreen();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-graph]");
    if (!button || !drawing) return;
    const save = (format) => window.plexus.savePicture(
      svg, drawing.bounds, `plexus-${scene.focus}`, format,
    );
    const act = {
      in: () => camera.zoom(1), out: () => camera.zoom(-1), fit: reset,
      full: fullScreen, svg: () => save("svg"), png: () => save("png"),
    };
    act[button.dataset.graph]();
  });

  window.plexus.drawGraph = (data) => {
    if (!start()) return;
    const fresh = !scene || scene.anchor !== data.anchor;
    scene = data;
    render(fresh);
  };
})();
