/* The heat map of the matrix: drawn where there is room for it; a click on a cell leads on. */
(() => {
  "use strict";

  const NARROW = "(max-width: 760px)";

  /* A phone has the table alone, and does not load what draws the heat map. */
  const wanted = (query) => {
    if (!query) return window.dash_clientside.no_update;
    if (!window.matchMedia(NARROW).matches) return query;
    document.getElementById("matrix-fold").open = true;
    return window.dash_clientside.no_update;
  };

  const go = (click, id) => {
    const href = click && click.points.map((point) => point.customdata).find(Boolean);
    if (!href) return;
    window.dash_clientside.set_props(id, { clickData: null });
    window.plexus.go(href);
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.plexus = Object.assign({}, window.dash_clientside.plexus, {
    matrixWanted: wanted,
    matrixGo: go,
  });
})();
