/* Builds one drawing of the graph, from the plain data of webapp/figures/scene.py: a sheet. The next
   one is built and laid out while a node is pointed at (it waits unseen behind the present one), so
   that a click has only to turn it over.

   sheet(drawing, marks, narrow, moved) → { root, drawing, narrow, nodes, edges, heads,
   moved, tips, boxOf(key), shift(key, dx, dy) }; nodes and edges are maps by key of { root, link, datum, … },
   moved is a map by key of what a person dragged, [dx, dy] in px of the drawing */
(() => {
  "use strict";

  const LINE = 15;
  const CORNER = 6;
  const { make, nodeCopy, edgeCopy, openerCopy } = window.plexus.elements;

  const middle = (p, q, r, s) => (p + 3 * q + 3 * r + s) / 8;

  /* A curve from (x1, y1) to (x2, y2) that leaves and arrives level: its path, and its middle. */
  const curve = (x1, y1, x2, y2, c1, c2) => ({
    path: `M${x1} ${y1}C${c1} ${y1} ${c2} ${y2} ${x2} ${y2}`,
    at: [middle(x1, c1, c2, x2), middle(y1, y1, y2, y2)],
  });

  const step = (edge, a, b, narrow) => {
    const inward = edge.side === "left" && !narrow;
    const x = inward ? b.x + b.w - 11 : b.x + 11;
    const from = inward ? a.x + a.w : a.x;
    const y = a.y + a.h / 2;
    const end = b.y + b.h + 1;
    const bend = Math.sign(from - x) * Math.min(CORNER, Math.abs(from - x));
    return {
      path: `M${from} ${y}L${x + bend} ${y}Q${x} ${y} ${x} ${y - CORNER}L${x} ${end}`,
      at: [x, (y + end) / 2],
    };
  };

  const arc = (edge, a, b) => {
    const inward = edge.side === "left";
    const out = inward ? Math.min(a.x, b.x) - 34 : Math.max(a.x + a.w, b.x + b.w) + 34;
    const [x1, x2] = inward ? [a.x, b.x - 1] : [a.x + a.w, b.x + b.w + 1];
    return curve(x1, a.y + a.h / 2, x2, b.y + b.h / 2, out, out);
  };

  const across = (edge, a, b) => {
    const leftOf = a.x + a.w / 2 < b.x + b.w / 2;
    const x1 = leftOf ? a.x + a.w : a.x;
    const x2 = leftOf ? b.x - 1 : b.x + b.w + 1;
    const bend = (x2 - x1) * 0.5;
    const y2 = b.y + b.h / 2 + edge.offset * (b.h / 40);
    return curve(x1, a.y + a.h / 2, x2, y2, x1 + bend, x2 - bend);
  };

  const sheet = (drawing, marks, narrow, shifts) => {
    const root = make("g", { class: "sheet" });
    const layers = {};
    for (const name of ["edges", "headings", "nodes", "tips"]) {
      layers[name] = make("g", { class: name }, root);
    }
    const nodes = new Map();
    const edges = new Map();
    const heads = [];
    const moved = new Map(shifts);

    const boxOf = (key) => {
      const [x, y, w, h] = nodes.get(key).datum.box;
      const [dx, dy] = moved.get(key) || [0, 0];
      return { x: x + dx, y: y + dy, w, h };
    };

    const place = (key) => {
      const { x, y } = boxOf(key);
      nodes.get(key).root.style.transform = `translate(${x}px, ${y}px)`;
    };

    /* The button that opens a node in its place stands at the pill's outer end. It is no stop of
       the tab key: the key e does the same on a node, and the outline has buttons. */
    const addOpener = (node, datum) => {
      const [x, , w, h] = datum.box;
      const opener = openerCopy();
      const outward = x + w / 2 < drawing.width / 2 && !narrow ? -1 : w + 1;
      opener.setAttribute("transform", `translate(${outward} ${h / 2})`);
      opener.setAttribute("href", datum.open);
      opener.setAttribute("aria-label", datum.openName);
      opener.firstChild.textContent = datum.openName;
      node.append(opener);
    };

    const addNode = (datum) => {
      const node = nodeCopy();
      const link = node.firstChild;
      const [title, pill, bar, glyph, text] = link.children;
      const [, , w, h] = datum.box;
      const isFocus = datum.classes.includes("focus");
      node.dataset.key = datum.key;
      node.setAttribute("class", `node mark-${datum.mark} ${datum.classes}`);
      link.setAttribute("href", datum.href);
      link.setAttribute("aria-label", datum.name);
      title.textContent = datum.name;
      pill.setAttribute("width", w);
      pill.setAttribute("height", h);
      glyph.setAttribute("d", marks[datum.mark]);
      glyph.setAttribute("transform", `translate(15 ${h / 2})`);
      const top = h / 2 - (datum.lines.length - 1) * LINE / 2;
      datum.lines.forEach((line, index) => {
        make("tspan", { x: 28, y: top + index * LINE }, text).textContent = line;
      });
      bar.setAttribute("y", h - 4);
      bar.setAttribute("width", isFocus ? 0 : Math.max((w - 39) * datum.strength, 2));
      if (datum.open) addOpener(node, datum);
      nodes.set(datum.key, { root: node, link, datum });
      place(datum.key);
      layers.nodes.append(node);
    };

    const draw = (entry) => {
      const { datum, line, hit } = entry;
      const [a, b] = [boxOf(datum.start), boxOf(datum.end)];
      const way = { step, arc }[datum.shape] || across;
      const { path, at } = way(datum, a, b, narrow);
      entry.at = at;
      line.setAttribute("d", path);
      hit.setAttribute("d", path);
    };

    const addEdge = (datum) => {
      const edge = edgeCopy();
      const [title, hit, line] = edge.children;
      edge.dataset.key = datum.key;
      edge.setAttribute("class", `edge ${datum.classes}`);
      edge.setAttribute("href", datum.href);
      edge.setAttribute("aria-label", `Receipts: ${datum.name}`);
      title.textContent = `${datum.name}. Click for the receipts.`;
      const mark = `url(#arrow-${datum.classes.split(" ")[0]})`;
      if (datum.arrow) line.setAttribute(`marker-${datum.arrow}`, mark);
      line.style.strokeWidth = `${datum.width}px`;
      const entry = { root: edge, link: edge, datum, line, hit };
      edges.set(datum.key, entry);
      draw(entry);
      layers.edges.append(edge);
    };

    const addHeading = (datum) => {
      const heading = make("a", { class: datum.href ? "heading more" : "heading" });
      const text = make("text", { "text-anchor": datum.anchor }, heading);
      text.textContent = datum.href ? `${datum.text} ›` : datum.text;
      if (datum.href) {
        heads.push(heading);
        heading.setAttribute("href", datum.href);
        heading.setAttribute("aria-label", `${datum.text}. ${datum.name}`);
      }
      heading.style.transform = `translate(${datum.x}px, ${datum.y}px)`;
      layers.headings.append(heading);
    };

    drawing.nodes.forEach(addNode);
    drawing.edges.forEach(addEdge);
    drawing.headings.forEach(addHeading);

    const shift = (key, dx, dy) => {
      const [x, y] = moved.get(key) || [0, 0];
      moved.set(key, [x + dx, y + dy]);
      place(key);
      for (const entry of edges.values()) {
        if (entry.datum.start === key || entry.datum.end === key) draw(entry);
      }
    };

    return { root, drawing, narrow, nodes, edges, heads, moved, tips: layers.tips, boxOf, shift };
  };

  window.plexus = Object.assign(window.plexus || {}, { sheet });
})();
