/* What the stopwatch has to know of a page written by pyvis: vis-network selects in its answer to
   the tap, and draws its canvas in the next animation frame. */
(() => {
  "use strict";

  let watched = false;

  const watch = () => {
    let selected = false;
    network.on("selectNode", () => { selected = true; });
    network.on("afterDrawing", () => {
      if (selected) window.stopwatch.changed();
      selected = false;
    });
    watched = true;
  };

  window.subject = {
    ready: () => {
      const there = typeof network !== "undefined" && network && network.body.nodeIndices.length > 0;
      if (there && !watched) watch();
      return Boolean(there);
    },
    places: () => {
      const { x, y } = document.querySelector("#mynetwork canvas").getBoundingClientRect();
      return Object.fromEntries(network.body.data.nodes.getIds().map((id) => {
        const at = network.canvasToDOM(network.getPosition(id));
        return [id, [x + at.x, y + at.y]];
      }));
    },
  };
})();
