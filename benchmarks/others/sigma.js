/* A bare sigma.js page: a click makes the node large and red, by a reducer and a refresh. The data
   stand in window.SUBGRAPH. */
import Graph from "graphology";
import Sigma from "sigma";

const graph = new Graph({ multi: true, type: "directed" });
for (const { id, label, x, y, colour } of window.SUBGRAPH.nodes) {
  graph.addNode(id, { label, x, y: -y, size: 8, color: colour });
}
for (const { source, target } of window.SUBGRAPH.edges) graph.addEdge(source, target, { size: 1 });

let chosen = null;
let asked = false;
const host = document.getElementById("graph");
const renderer = new Sigma(graph, host, {
  nodeReducer: (node, data) => (
    node === chosen ? { ...data, color: "#e00070", size: 14, highlighted: true } : data
  ),
});
renderer.on("clickNode", ({ node }) => {
  chosen = node;
  asked = true;
  renderer.refresh();
});
renderer.on("afterRender", () => {
  if (asked) window.stopwatch.changed();
  asked = false;
});

window.subject = {
  ready: () => host.querySelector("canvas") !== null,
  places: () => {
    const { x, y } = host.getBoundingClientRect();
    return Object.fromEntries(graph.mapNodes((node, { x: gx, y: gy }) => {
      const at = renderer.graphToViewport({ x: gx, y: gy });
      return [node, [x + at.x, y + at.y]];
    }));
  },
};
