/* Looks at a drawing through a frame: pan, zoom and fit by mouse, touch and keyboard.

   camera(svg, hooks) → { turn(sheet, view, height), settle(sheet, view), fitting(width, height),
   fit(width, height), fitBox(box), show(box), look(x, y), zoom(way), measure(), frame(), view() };
   a box is [x, y, width, height] in px of the drawing, a sheet is the SVG group that is looked at, a
   view is its scale and place { k, x, y }
   hooks: moved(box) hears what of the drawing is in the frame, scrolls() tells whether the page
   scrolls over the drawing (then one finger and the wheel stay with the page until it is zoomed),
   grip(event) names what is held by the pointer or key, drag(what, dx, dy) moves that by px of the
   drawing, reset() undoes all of it. */
(() => {
  "use strict";

  const ZOOM = { least: 0.4, most: 4, step: 1.25, largestFit: 1.3, scrollingFit: 1.05 };
  const STILL = 5;
  const ROOM = 12;
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  const camera = (svg, hooks) => {
    let sheet = null;
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

    /* Puts a sheet where it is seen in this view; in the present one if none is given. */
    const settle = (laid, { x, y, k } = view) => {
      laid.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    };

    const place = () => {
      settle(sheet);
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
      sheet.classList.add("gliding");
      view = { ...view, x: view.x + dx, y: view.y + dy };
      place();
    };

    const fitBox = ([x, y, w, h]) => {
      if (!frame.wide || !frame.high) return;
      const k = Math.min(frame.wide / w, frame.high / h, ZOOM.largestFit);
      view = { k, fit: k, x: (frame.wide - w * k) / 2 - x * k, y: (frame.high - h * k) / 2 - y * k };
      place();
    };

    /* The view in which a drawing of this size is seen whole (over which the page scrolls: in its
       whole width), or the present one while there is no frame. */
    const fitting = (width, height) => {
      const { wide, high } = frame;
      if (!wide || !high) return view;
      if (hooks.scrolls()) {
        const k = Math.min(wide / width, ZOOM.scrollingFit);
        return { k, fit: k, x: 0, y: 0 };
      }
      const k = Math.min(wide / width, high / height, ZOOM.largestFit);
      return { k, fit: k, x: (wide - width * k) / 2, y: (high - height * k) / 2 };
    };

    /* Looks at another sheet: in a view that was made for its height, or in the present one. */
    const turn = (next, made, height) => {
      sheet = next;
      view = made || view;
      const high = hooks.scrolls() ? Math.ceil(height * view.k) : "100%";
      if (svg.getAttribute("height") !== `${high}`) svg.setAttribute("height", high);
      place();
    };

    const fit = (width, height) => {
      sheet.classList.remove("gliding");
      turn(sheet, fitting(width, height), height);
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
      sheet.classList.remove("gliding");
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
      sheet.classList.remove("gliding");
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

    return {
      fit, fitBox, fitting, look, measure, settle, show, turn,
      frame: () => frame,
      view: () => view,
      zoom: (way) => zoom(way > 0 ? ZOOM.step : 1 / ZOOM.step),
    };
  };

  window.plexus = Object.assign(window.plexus || {}, { camera });
})();
