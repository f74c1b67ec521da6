/* The SVG elements that sheet.js and graph.js draw with. Its name puts it before both, which need it. */
(() => {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";

  const make = (tag, attributes = {}, parent = null) => {
    const element = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (parent) parent.append(element);
    return element;
  };

  /* Makes copies of an element, which is quicker than making it anew each time. */
  const copies = (build) => {
    let first = null;
    return () => {
      first = first || build();
      return first.cloneNode(true);
    };
  };

  const nodeCopy = copies(() => {
    const root = make("g");
    const link = make("a", { class: "node-box" }, root);
    make("title", {}, link);
    make("rect", { class: "pill", rx: 8 }, link);
    make("rect", { class: "bar", x: 28, height: 2, rx: 1 }, link);
    make("path", { class: "glyph" }, link);
    make("text", {}, link);
    return root;
  });

  const openerCopy = copies(() => {
    const opener = make("a", { class: "node-opener", tabindex: "-1", role: "button" });
    make("title", {}, opener);
    make("circle", { r: 9 }, opener);
    make("path", { class: "plus", d: "M-4 0H4M0 -4V4" }, opener);
    return opener;
  });

  const edgeCopy = copies(() => {
    const root = make("a", { tabindex: "-1" });
    make("title", {}, root);
    make("path", { class: "hit" }, root);
    make("path", { class: "line" }, root);
    return root;
  });

  window.plexus = Object.assign(window.plexus || {}, {
    elements: { make, nodeCopy, edgeCopy, openerCopy },
  });
})();
