/* Looks at a drawing through a frame: pan, zoom and fit by mouse, touch and keyboard.

   camera(svg, viewport, hooks) → { fit(width, height), fitBox(box), show(box), look(x, y), grow(height),
   zoom(way), measure(), frame() }; a box is [x, y, width, height] in px of the drawing
   hooks: moved(box) hears what of the drawing is in the frame, scrolls() tells whether the page scrolls over the drawing (then one finger and the wheel
   stay with the page until it is zoomed), grip(event) names what is held by the pointer or key,
   drag(what, dx, dy) moves that by px of the drawing, reset() undoes all of it. */
(() => {
  "use strict";

  const ZOOM = { least: 0.4, most: 4, step: 1.25, largestFit: 1.3, scrollingFit: 1.05 };
  const STILL = 5;
  const ROOM = 12;
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const camera = (svg, viewport, hooks) => {
    let view = { k: 1, x: 0, y: 0, fit: 1 };
    let frame = { wide: 0, high: 0 };

    /* Asked for when the frame changes, not when it is drawn into: asking makes the browser lay out
       the whole page there and then. Tells whether the size is another. */
    const measure = () => {
      const { clientWidth: wide, clientHeight: high } = svg.parentElement;
      const other = wide !== frame.wide || high !== frame.high;
      frame = { wide, high };
      return other;
    };

    const place = () => {
      viewport.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.k})`;
      svg.classList.toggle("zoomed", view.k > view.fit * 1.01);
      const seen = [-view.x / view.k, -view.y / view.k, frame.wide / view.k, frame.high / view.k];
      hooks.moved(seen);
    };

    /* Puts the point (x, y) of the drawing into the middle of the frame. */
    const look = (x, y) => {
      view = { ...view, x: frame.wide / 2 - x * view.k, y: frame.high / 2 - y * view.k };
      place();
    };

    /* Moves as little as it takes to bring a box of the drawing into the frame. */
    const show = ([x, y, w, h]) => {
      if (hooks.scrolls()) return;
      const pull = (at, size, room) => {
        const low = ROOM - at;
        const high = room - ROOM - at - size;
        return low > 0 ? low : Math.min(high, 0);
      };
      const dx = pull(x * view.k + view.x, w * view.k, frame.wide);
      const dy = pull(y * view.k + view.y, h * view.k, frame.high);
      if (!dx && !dy) return;
      viewport.classList.add("gliding");
      view = { ...view, x: view.x + dx, y: view.y + dy };
      place();
    };

    /* The page scrolls over the drawing, and it has become longer or shorter. */
    const grow = (height) => svg.setAttribute("height", Math.ceil(height * view.k));

    const fitBox = ([x, y, w, h]) => {
      if (!frame.wide || !frame.high) return;
      const k = Math.min(frame.wide / w, frame.high / h, ZOOM.largestFit);
      view = { k, fit: k, x: (frame.wide - w * k) / 2 - x * k, y: (frame.high - h * k) / 2 - y * k };
      place();
    };

    const fit = (width, height) => {
      viewport.classList.remove("gliding");
      const { wide, high } = frame;
      if (!wide || !high) return;
      if (hooks.scrolls()) {
        const k = Math.min(wide / width, ZOOM.scrollingFit);
        svg.setAttribute("height", Math.ceil(height * k));
        view = { k, fit: k, x: 0, y: 0 };
      } else {
        svg.setAttribute("height", "100%");
        const k = Math.min(wide / width, high / height, ZOOM.largestFit);
        view = { k, fit: k, x: (wide - width * k) / 2, y: (high - height * k) / 2 };
      }
      place();
    };

    const zoom = (factor, cx = svg.clientWidth / 2, cy = svg.clientHeight / 2) => {
      const k = Math.min(Math.max(view.k * factor, ZOOM.least), ZOOM.most);
      const ratio = k / view.k;
      view = { ...view, k, x: cx - (cx - view.x) * ratio, y: cy - (cy - view.y) * ratio };
      place();
    };

    const pan = (dx, dy) => {
      view = { ...view, x: view.x + dx, y: view.y + dy };
      place();
    };

    const within = (x, y) => {
      const box = svg.getBoundingClientRect();
      return [x - box.left, y - box.top];
    };

    svg.addEventListener("wheel", (event) => {
      if (hooks.scrolls() && !event.ctrlKey) return;
      event.preventDefault();
      viewport.classList.remove("gliding");
      zoom(Math.exp(-event.deltaY * 0.0016), ...within(event.clientX, event.clientY));
    }, { passive: false });

    const down = new Map();
    let held = null;
    let dragged = false;

    const pinch = (event, last) => {
      const other = [...down].find(([id]) => id !== event.pointerId)[1];
      const before = Math.hypot(last.x - other.x, last.y - other.y);
      const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
      const middle = within((event.clientX + other.x) / 2, (event.clientY + other.y) / 2);
      zoom(after / Math.max(before, 1), ...middle);
    };

    svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      viewport.classList.remove("gliding");
      down.set(event.pointerId, { x: event.clientX, y: event.clientY });
      dragged = down.size > 1;
      held = down.size === 1 ? hooks.grip(event) : null;
    });

    window.addEventListener("pointermove", (event) => {
      const last = down.get(event.pointerId);
      if (!last) return;
      const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
      if (!dragged && Math.hypot(dx, dy) < STILL) return;
      dragged = true;
      svg.classList.add("dragging");
      const free = event.pointerType !== "touch" || !hooks.scrolls() || view.k > view.fit;
      if (down.size === 2) pinch(event, last);
      else if (held && free) hooks.drag(held, dx / view.k, dy / view.k);
      else if (free) pan(dx, dy);
      down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });

    const lift = (event) => {
      down.delete(event.pointerId);
      if (down.size === 0) svg.classList.remove("dragging");
    };
    window.addEventListener("pointerup", lift);
    window.addEventListener("pointercancel", lift);

    svg.addEventListener("click", (event) => {
      if (dragged) {
        event.preventDefault();
        event.stopPropagation();
      }
      dragged = false;
    }, true);
    svg.addEventListener("dragstart", (event) => event.preventDefault());

    svg.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const way = WAYS[event.key];
      const grip = hooks.grip(event);
      if (way && event.shiftKey && grip) hooks.drag(grip, way[0] * 12, way[1] * 12);
      else if (way && !event.shiftKey) pan(-way[0] * 40, -way[1] * 40);
      else if (event.key === "+" || event.key === "=") zoom(ZOOM.step);
      else if (event.key === "-") zoom(1 / ZOOM.step);
      else if (event.key === "0") hooks.reset();
      else return;
      event.preventDefault();
    });

    return { fit, fitBox, grow, look, measure, show, frame: () => frame, zoom: (way) => zoom(way > 0 ? ZOOM.step : 1 / ZOOM.step) };
  };

  window.plexus = Object.assign(window.plexus || {}, { camera });
})();
