/* The tour (webapp/panels/tour.py): beside what each step speaks of, or on a narrow screen at its
   foot. It comes by itself on a first visit to the explorer, once, and then takes no focus. */
(() => {
  "use strict";

  const KEPT = "plexus-tour";
  const GAP = 14;
  const NARROW = 760;
  const tour = document.getElementById("tour");
  const stops = [...tour.querySelectorAll(".tour-stop")];
  const way = (name) => tour.querySelector(`[data-go="${name}"]`);
  let at = 0;
  let back = null;

  const kept = () => {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return "a browser that keeps nothing would show it every time";
    }
  };
  const keep = () => {
    try {
      localStorage.setItem(KEPT, "seen");
    } catch { /* nothing to do */ }
  };

  const target = () => document.querySelector(stops[at].dataset.at);

  const clear = () => {
    for (const lit of document.querySelectorAll(".tour-lit")) lit.classList.remove("tour-lit");
  };

  const within = (least, wish, most) => Math.max(least, Math.min(wish, most));

  /* The tour never stands on the detail panel, where warning signs come first. */
  const rightmost = () => {
    const detail = document.querySelector(".panel.detail").getBoundingClientRect();
    return detail.left > window.innerWidth / 2 ? detail.left : window.innerWidth;
  };

  /* Below what is low, beside what is narrow, and in a corner of what is large. */
  const place = () => {
    if (tour.hidden) return;
    clear();
    const there = target();
    const box = there && there.getBoundingClientRect();
    tour.style.left = "";
    tour.style.top = "";
    if (!box || !box.width) return;
    there.classList.add("tour-lit");
    if (window.innerWidth <= NARROW) return;
    const { offsetWidth: wide, offsetHeight: high } = tour;
    const below = box.bottom + high + GAP < window.innerHeight;
    const right = box.right + wide + 2 * GAP < window.innerWidth;
    const left = box.left > wide + 2 * GAP;
    let [x, y] = [box.left + GAP, box.bottom - high - GAP];
    if (below) [x, y] = [box.left + (box.width - wide) / 2, box.bottom + GAP];
    else if (box.width < window.innerWidth / 3 && (right || left)) {
      x = right ? box.right + GAP : box.left - wide - GAP;
      y = box.top + GAP;
    }
    tour.style.left = `${within(GAP, x, rightmost() - wide - GAP)}px`;
    tour.style.top = `${within(GAP, y, window.innerHeight - high - GAP)}px`;
  };

  const show = (step) => {
    at = step;
    for (const [index, stop] of stops.entries()) stop.hidden = index !== at;
    way("back").disabled = at === 0;
    way("on").textContent = at === stops.length - 1 ? "Done" : "Next";
    place();
  };

  const end = () => {
    if (tour.hidden) return;
    const held = tour.contains(document.activeElement);
    tour.hidden = true;
    clear();
    if (held && back && back.isConnected) back.focus();
    else if (held) document.getElementById("main").focus({ preventScroll: true });
  };

  const start = () => {
    keep();
    tour.hidden = false;
    show(0);
  };

  tour.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-go]");
    if (!pressed) return;
    const next = at + { on: 1, back: -1, end: stops.length }[pressed.dataset.go];
    if (next < stops.length) show(Math.max(next, 0));
    else end();
    if (pressed.disabled) way("on").focus();
  });

  document.addEventListener("keydown", (event) => {
    const other = document.querySelector("dialog[open], [popover]:popover-open, .finder.open");
    if (event.key !== "Escape" || event.defaultPrevented || other) return;
    end();
  });

  window.addEventListener("resize", place);

  /* Asked for: from the help, wherever that was opened, on the page that the tour speaks of. */
  const asked = () => {
    back = document.querySelector("[data-help]");
    if (!document.querySelector(".on-explore")) window.plexus.go("?focus=lower-back");
    start();
    document.getElementById("tour-name").focus();
  };

  /* By itself once, when the first view of the explorer is there. */
  const first = () => {
    if (kept() || !document.querySelector(".page.on-explore")) return;
    start();
  };

  let isFirst = true;
  const arrived = () => {
    if (isFirst) first();
    isFirst = false;
    if (!document.querySelector(".page.on-explore")) end();
    else place();
  };

  window.plexus = Object.assign(window.plexus || {}, { tour: asked, arrived });
})();
