/* Light, dark or as the system has it, before the first paint: this script stands in the head. The
   choice is kept under Mantine's own name, so that its components follow. */
(() => {
  "use strict";

  const KEPT = "mantine-color-scheme-value";
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
    root.setAttribute("data-mantine-color-scheme", choice === "auto" ? system : choice);
    root.setAttribute("data-scheme", choice);
  };

  /* Mantine listens for what another window keeps; so it hears of this one's choice as well. */
  const choose = (value) => {
    choice = value;
    try {
      localStorage.setItem(KEPT, value);
      window.dispatchEvent(new StorageEvent("storage", {
        key: KEPT, newValue: value, storageArea: localStorage,
      }));
    } catch { /* as above */ }
    apply();
  };

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
