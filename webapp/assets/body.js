/* Draws body maps from data/body-map.json's polygons (fetched once) and shades their areas from the
   plain data of webapp/figures/body.py. Each map is one stop of the tab key; arrow keys move
   between its areas. A page may hold several maps: each has an id, and a note below it. */
(() => {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const figures = fetch("/figures.json").then((reply) => reply.json());
  const maps = new Map();

  const make = (tag, attributes, parent) => {
    const element = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (parent) parent.append(element);
    return element;
  };

  const way = (points, closed) => `M${points.map((p) => p.join(" ")).join("L")}${closed ? "Z" : ""}`;

  /* Spillover is drawn as stripes over the shade. The pattern has to stand in each figure. */
  const stripes = (svg, id) => {
    const pattern = make("pattern", {
      id, width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
    }, make("defs", {}, svg));
    make("rect", { width: 9, height: 9, class: "stripe-ground" }, pattern);
    make("rect", { width: 4, height: 9, class: "stripe" }, pattern);
  };

  const draw = (host, drawn) => {
    host.replaceChildren();
    const map = { host, height: drawn.height, areas: [] };
    for (const [index, figure] of drawn.views.entries()) {
      const svg = make("svg", {
        class: "figure", viewBox: `0 -44 ${figure.width} ${drawn.height + 44}`, role: "group",
        "aria-label": figure.label,
      }, host);
      stripes(svg, `stripes-${host.id}-${index}`);
      for (const area of figure.areas) {
        const root = make("a", { class: "area", tabindex: "-1" }, svg);
        const title = make("title", {}, root);
        make("path", { class: "skin", d: way(area.points, true) }, root);
        make("path", {
          class: "over", d: way(area.points, true), fill: `url(#stripes-${host.id}-${index})`,
        }, root);
        map.areas.push({ ...area, svg, root, title });
      }
      make("path", { class: "outline", d: way(figure.outline, true) }, svg);
      for (const line of figure.details) make("path", { class: "detail", d: way(line, false) }, svg);
      make("text", { class: "caption", x: figure.width / 2, y: -18 }, svg)
        .textContent = figure.label;
    }
    host.addEventListener("keydown", (event) => step(map, event));
    host.addEventListener("focusin", (event) => mark(map, event.target.closest(".area")));
    host.addEventListener("pointerover", (event) => point(map, event.target.closest(".area")));
    host.addEventListener("pointerleave", () => point(map, null));
    maps.set(host.id, map);
    return map;
  };

  /* Both sides and both views of one region light up together. */
  const point = (map, root) => {
    const region = root ? root.dataset.region : null;
    for (const area of map.areas) area.root.classList.toggle("lit", area.region === region);
    const note = document.getElementById(`${map.host.id}-note`);
    if (note) note.textContent = root ? root.getAttribute("aria-label") : note.dataset.rest;
  };

  const mark = (map, root) => {
    if (!root) return;
    for (const area of map.areas) area.root.setAttribute("tabindex", area.root === root ? "0" : "-1");
    point(map, root);
  };

  const step = (map, event) => {
    const move = WAYS[event.key];
    const from = map.areas.find((area) => area.root === document.activeElement);
    if (!move || !from) return;
    event.preventDefault();
    const place = (area) => {
      const box = area.svg.getBoundingClientRect();
      const k = box.height / map.height;
      return [box.left + area.label[0] * k, box.top + area.label[1] * k];
    };
    const [x, y] = place(from);
    let best = null;
    let least = Infinity;
    for (const area of map.areas) {
      if (area === from) continue;
      const [ax, ay] = place(area);
      const along = (ax - x) * move[0] + (ay - y) * move[1];
      const across = Math.abs((ax - x) * move[1]) + Math.abs((ay - y) * move[0]);
      const cost = along + 2.5 * across;
      if (along > 0.5 && cost < least) [best, least] = [area, cost];
    }
    if (best) best.root.focus();
  };

  const shade = (map, regions) => {
    let current = map.areas[0];
    for (const area of map.areas) {
      const state = regions[area.region];
      if (!state) continue;
      area.root.dataset.region = area.region;
      area.root.setAttribute("class", `area ${state.classes}`);
      area.root.setAttribute("href", state.href);
      const side = ["left", "right"].includes(area.side) ? `, ${area.side}` : "";
      const name = `${state.name}${side}${state.told ? `: ${state.told}` : ""}`;
      area.root.setAttribute("aria-label", name);
      area.title.textContent = name;
      area.root.style.setProperty("--shade", state.shade);
      if (state.classes.includes("focus") && !current.root.classList.contains("focus")) current = area;
    }
    if (current && !map.areas.some((area) => area.root === document.activeElement)) {
      for (const area of map.areas) {
        area.root.setAttribute("tabindex", area === current ? "0" : "-1");
      }
    }
  };

  const latest = new Map();

  /* Shades the map whose element has this id; draws it first where it is not yet there. */
  const drawBody = (id, regions) => {
    const host = document.getElementById(id);
    if (!host) return;
    latest.set(id, regions);
    const map = maps.get(id);
    if (map && map.host === host) {
      shade(map, regions);
      return;
    }
    figures.then((drawn) => {
      const there = document.getElementById(id);
      if (!drawn || !there) return;
      const known = maps.get(id);
      shade(known && known.host === there ? known : draw(there, drawn), latest.get(id));
    });
  };

  window.plexus = Object.assign(window.plexus || {}, { drawBody });
})();
