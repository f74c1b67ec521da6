/* Plotly flows: says whether they are asked for on a light or on a dark ground, and goes where a
   click on a node or a ribbon leads (its custom data is a query). */
(() => {
  "use strict";

  const SCHEME = "data-colours";
  const root = document.documentElement;
  let query = null;

  const isDark = () => root.getAttribute(SCHEME) === "dark";

  new MutationObserver(() => {
    if (query === null) return;
    window.dash_clientside.set_props("route-asked", { data: { query, dark: isDark() } });
  }).observe(root, { attributes: true, attributeFilter: [SCHEME] });

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.plexus = Object.assign({}, window.dash_clientside.plexus, {
    flowAsked: (at) => {
      query = at;
      return { query: at, dark: isDark() };
    },

    follow: (clicks) => {
      const point = clicks.flatMap((click) => (click ? click.points : []))[0];
      if (point && point.customdata) window.plexus.go(point.customdata);
    },
  });
})();
