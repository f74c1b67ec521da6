/* Draws the body map from data/body-map.json's polygons (sent once) and shades its areas from the
   plain data of webapp/figures/body.py. One stop of the tab key; arrow keys move between areas. */
(() => {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  let host = null;
  let areas = [];
  let drawn = null;

  const make = (tag, attributes, parent) => {
    const element = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (parent) parent.append(element);
    return element;
  };

  const way = (points, closed) => `M${points.map((p) => p.join(" ")).join("L")}${closed ? "Z" : ""}`;

  const draw = (figures) => {
    host = document.getElementById("body-map");
    host.replaceChildren();
    areas = [];
    for (const figure of figures.views) {
      const svg = make("svg", {
        class: "figure", viewBox: `0 -44 ${figure.width} ${figures.height + 44}`, role: "group",
        "aria-label": figure.label,
      }, host);
      for (const area of figure.areas) {
        const root = make("a", { class: "area", tabindex: "-1" }, svg);
        const title = make("title", {}, root);
        make("path", { d: way(area.points, true) }, root);
        areas.push({ ...area, svg, root, title });
      }
      make("path", { class: "outline", d: way(figure.outline, true) }, svg);
      for (const line of figure.details) make("path", { class: "detail", d: way(line, false) }, svg);
      make("text", { class: "caption", x: figure.width / 2, y: -18 }, svg)
        .textContent = figure.label;
    }
    host.addEventListener("keydown", step);
    host.addEventListener("focusin", (event) => mark(event.target.closest(".area")));
    host.addEventListener("pointerover", (event) => point(event.target.closest(".area")));
    host.addEventListener("pointerleave", () => point(null));
    drawn = figures;
  };

  /* Both sides and both views of one region light up together. */
  const point = (root) => {
    const region = root ? root.dataset.region : null;
    for (const area of areas) area.root.classList.toggle("lit", area.region === region);
    const note = document.getElementById("body-note");
    if (note) note.textContent = root ? root.getAttribute("aria-label") : note.dataset.rest;
  };

  const mark = (root) => {
    if (!root) return;
    for (const area of areas) area.root.setAttribute("tabindex", area.root === root ? "0" : "-1");
    point(root);
  };

  const step = (event) => {
    const move = WAYS[event.key];
    const from = areas.find((area) => area.root === document.activeElement);
    if (!move || !from) return;
    event.preventDefault();
    const place = (area) => {
      const box = area.svg.getBoundingClientRect();
      const k = box.height / drawn.height;
      return [box.left + area.label[0] * k, box.top + area.label[1] * k];
    };
    const [x, y] = place(from);
    let best = null;
    let least = Infinity;
    for (const area of areas) {
      if (area === from) continue;
      const [ax, ay] = place(area);
      const along = (ax - x) * move[0] + (ay - y) * move[1];
      const across = Math.abs((ax - x) * move[1]) + Math.abs((ay - y) * move[0]);
      const cost = along + 2.5 * across;
      if (along > 0.5 && cost < least) [best, least] = [area, cost];
    }
    if (best) best.root.focus();
  };

  const shade = (regions) => {
    let current = areas[0];
    for (const area of areas) {
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
    if (current && !areas.some((area) => area.root === document.activeElement)) {
      for (const area of areas) area.root.setAttribute("tabindex", area === current ? "0" : "-1");
    }
  };

  window.plexus = Object.assign(window.plexus || {}, {
    drawBody: (regions, figures) => {
      const there = document.getElementById("body-map");
      if (!there || !figures) return;
      if (figures !== drawn || there !== host) draw(figures);
      shade(regions);
    },
  });
})();
