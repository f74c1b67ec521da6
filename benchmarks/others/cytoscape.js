/* What the stopwatch has to know of dash-cytoscape: the server answers a tap with a new style
   sheet, and Cytoscape draws it in an animation frame. */
(() => {
  "use strict";

  let cy = null;

  const watch = () => {
    let tapped = null;
    cy.on("tap", "node", (event) => { tapped = event.target; });
    cy.on("render", () => {
      if (!tapped || tapped.style("background-color") !== "rgb(224,0,112)") return;
      tapped = null;
      window.stopwatch.changed();
    });
  };

  window.subject = {
    ready: () => {
      const host = document.getElementById("cytoscape");
      if (!host || !host._cyreg || !host._cyreg.cy.nodes().length) return false;
      if (cy !== host._cyreg.cy) {
        cy = host._cyreg.cy;
        watch();
      }
      return true;
    },
    places: () => {
      const { x, y } = document.getElementById("cytoscape").getBoundingClientRect();
      return Object.fromEntries(cy.nodes().map((node) => {
        const at = node.renderedPosition();
        return [node.id(), [x + at.x, y + at.y]];
      }));
    },
  };
})();
