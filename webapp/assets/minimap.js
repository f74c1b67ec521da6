/* A small picture of the whole drawing with a frame round what is on the screen. It shows where the
   drawing is larger than the screen, and is for the pointer: keys have the drawing itself. */
(() => {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";

  const minimap = (host, look) => {
    const svg = document.createElementNS(NS, "svg");
    svg.setAttribute("class", "minimap");
    svg.setAttribute("aria-hidden", "true");
    const boxes = document.createElementNS(NS, "path");
    boxes.setAttribute("class", "minimap-nodes");
    const frame = document.createElementNS(NS, "rect");
    frame.setAttribute("class", "minimap-frame");
    svg.append(boxes, frame);
    host.append(svg);

    const go = (event) => {
      const { x, y } = new DOMPoint(event.clientX, event.clientY)
        .matrixTransform(svg.getScreenCTM().inverse());
      look(x, y);
    };
    svg.addEventListener("pointerdown", (event) => {
      svg.setPointerCapture(event.pointerId);
      go(event);
    });
    svg.addEventListener("pointermove", (event) => {
      if (svg.hasPointerCapture(event.pointerId)) go(event);
    });

    return {
      draw: ({ nodes, bounds }) => {
        svg.setAttribute("viewBox", bounds.join(" "));
        boxes.setAttribute("d", nodes.map(({ box: [x, y, w, h] }) => `M${x} ${y}h${w}v${h}h${-w}z`)
          .join(""));
      },
      frame: ([x, y, w, h], [bx, by, bw, bh], never) => {
        const all = x <= bx + 12 && y <= by + 12 && x + w >= bx + bw - 12 && y + h >= by + bh - 12;
        svg.classList.toggle("shown", !all && !never);
        for (const [name, value] of Object.entries({ x, y, width: w, height: h })) {
          frame.setAttribute(name, value);
        }
      },
    };
  };

  window.plexus = Object.assign(window.plexus || {}, { minimap });
})();
