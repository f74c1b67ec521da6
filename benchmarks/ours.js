/* What the stopwatch has to know of the explorer. */
(() => {
  "use strict";

  let svg = null;

  const watch = () => {
    svg = document.querySelector("svg.graph");
    new MutationObserver(() => window.stopwatch.changed())
      .observe(svg, { attributeFilter: ["data-focus"] });
    new MutationObserver(() => {
      const { stopwatch } = window;
      if (stopwatch.running("pointerover") && svg.querySelector(".hovering")) stopwatch.changed();
    }).observe(svg, { attributeFilter: ["class"], subtree: true });
  };

  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };

  window.subject = {
    /* The drawing and the longer text of the present view are both there. */
    ready: () => {
      const name = document.querySelector(".focus-name");
      const there = document.querySelector("svg.graph .node") && name
        && document.title.startsWith(name.textContent);
      if (there && !svg) watch();
      return Boolean(there);
    },
    places: () => Object.fromEntries([...svg.querySelectorAll(".sheet:not(.waiting) .node:not(.focus)")].map(
      (node) => [node.dataset.key, middle(node.querySelector(".pill"))],
    )),
    /* The key of the node that the keyboard is on, else null. */
    held: () => {
      const node = document.activeElement.closest(".node:not(.focus)");
      return node && node.dataset.key;
    },
    hold: () => svg.focus(),
  };
})();
