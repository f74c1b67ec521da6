/* What the first paint has to know: light, dark or as the system has it; which page is asked for, and
   whether it will have pins. This script stands in the head. */
(() => {
  "use strict";

  const KEPT = "plexus-scheme";
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let choice = "auto";

  const load = () => {
    try {
      choice = localStorage.getItem(KEPT) || choice;
    } catch { /* a browser that keeps nothing: the choice lasts as long as the page */ }
    if (!["light", "dark"].includes(choice)) choice = "auto";
  };

  const apply = () => {
    const system = dark.matches ? "dark" : "light";
    root.setAttribute("data-colours", choice === "auto" ? system : choice);
    root.setAttribute("data-scheme", choice);
  };

  const choose = (value) => {
    choice = value;
    try {
      localStorage.setItem(KEPT, value);
    } catch { /* as above */ }
    apply();
  };

  const asked = new URLSearchParams(window.location.search);
  root.dataset.page = asked.get("page") || "explore";
  if (asked.get("pin")) root.dataset.pins = "";
  load();
  apply();
  dark.addEventListener("change", apply);
  window.addEventListener("storage", (event) => {
    if (event.key !== KEPT && event.key !== null) return;
    choice = event.newValue || "auto";
    apply();
  });

  window.plexus = Object.assign(window.plexus || {}, { scheme: { choose, chosen: () => choice } });
})();
