/* A small picture of the whole drawing with a frame round what is on the screen. It shows where the
   drawing is larger than the screen, and is for the pointer: keys have the drawing itself. It stands
   at the foot where it covers the fewest boxes. */
(() => {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  const [WIDE, HIGH, EDGE] = [132, 84, 4];

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
    let nodes = [];
    let place = null;
    let held = false;
    let looked = null;

    /* How many boxes it would cover with its middle there, in px of the frame. */
    const covered = (at, [x, y, w, h], { wide, high }) => {
      const [left, right] = [at - WIDE / 2, at + WIDE / 2].map((px) => x + (px * w) / wide);
      const [top, foot] = [high - HIGH - EDGE, high].map((px) => y + (px * h) / high);
      return nodes.filter(({ box: [bx, by, bw, bh] }) => bx < right && bx + bw > left
        && by < foot && by + bh > top).length;
    };

    const settle = (seen, size) => {
      const places = [size.wide / 2, WIDE / 2 + EDGE, size.wide - WIDE / 2 - EDGE];
      const counts = places.map((at) => covered(at, seen, size));
      const now = places.indexOf(place);
      const best = counts.indexOf(Math.min(...counts));
      if (now >= 0 && counts[now] === counts[best]) return;
      place = places[best];
      svg.style.left = `${place - WIDE / 2}px`;
    };

    const go = (event) => {
      const { x, y } = new DOMPoint(event.clientX, event.clientY)
        .matrixTransform(svg.getScreenCTM().inverse());
      look(x, y);
    };
    svg.addEventListener("pointerdown", (event) => {
      svg.setPointerCapture(event.pointerId);
      held = true;
      go(event);
    });
    svg.addEventListener("lostpointercapture", () => { held = false; });
    svg.addEventListener("pointermove", (event) => {
      if (svg.hasPointerCapture(event.pointerId)) go(event);
    });

    return {
      draw: ({ nodes: drawn, bounds }) => {
        nodes = drawn;
        if (looked) settle(...looked);
        svg.setAttribute("viewBox", bounds.join(" "));
        boxes.setAttribute("d", nodes.map(({ box: [x, y, w, h] }) => `M${x} ${y}h${w}v${h}h${-w}z`)
          .join(""));
      },
      frame: ([x, y, w, h], [bx, by, bw, bh], size, never) => {
        const all = x <= bx + 12 && y <= by + 12 && x + w >= bx + bw - 12 && y + h >= by + bh - 12;
        svg.classList.toggle("shown", !all && !never);
        looked = all || never ? null : [[x, y, w, h], size];
        if (looked && !held) settle(...looked);
        for (const [name, value] of Object.entries({ x, y, width: w, height: h })) {
          frame.setAttribute(name, value);
        }
      },
    };
  };

  window.plexus = Object.assign(window.plexus || {}, { minimap });
})();
