/* The heat map of the matrix: drawn where there is room for it; a click on a cell leads on. */
(() => {
  "use strict";

  const NARROW = "(max-width: 760px)";

  /* A cell carries the address that it leads to. */
  const follow = ({ points }) => {
    const href = points.map((point) => point.customdata).find(Boolean);
    if (href) window.plexus.go(href);
  };

  /* Plotly comes late, and makes its drawing anew when the page is left and found again. */
  const known = new WeakSet();
  const listen = (box) => {
    const drawing = box.querySelector(".js-plotly-plot");
    if (!drawing || !drawing.on || known.has(drawing)) return;
    known.add(drawing);
    drawing.on("plotly_click", follow);
  };

  let watching = null;
  const watch = (box) => {
    if (watching) return;
    watching = new MutationObserver(() => listen(box));
    watching.observe(box, { childList: true, subtree: true });
  };

  /* A phone has the table alone, and does not load what draws the heat map. */
  const wanted = (query) => {
    if (!query) return window.dash_clientside.no_update;
    watch(document.getElementById("matrix-box"));
    if (!window.matchMedia(NARROW).matches) return query;
    document.getElementById("matrix-fold").open = true;
    return window.dash_clientside.no_update;
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.plexus = Object.assign({}, window.dash_clientside.plexus, {
    matrixWanted: wanted,
  });
})();
