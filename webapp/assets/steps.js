/* Undo and redo: the steps of this visit, as the browser's own history has them. */
(() => {
  "use strict";

  const PLACE = "plexus-steps";
  const MOST = 200;

  const load = () => {
    try {
      return JSON.parse(sessionStorage.getItem(PLACE)) || { all: [], at: -1 };
    } catch {
      return { all: [], at: -1 };
    }
  };

  const steps = load();

  const button = (way) => document.querySelector(`[data-step="${way}"]`);

  const tell = () => {
    const [back, forward] = [button("back"), button("forward")];
    if (!back || !forward) return;
    back.disabled = steps.at < 1;
    forward.disabled = steps.at >= steps.all.length - 1;
  };

  /* Called for every view that is shown: one that stands beside the present step is a step taken
     back or again, any other a new one. */
  const stepped = (at) => {
    if (at !== steps.all[steps.at]) {
      if (at === steps.all[steps.at - 1]) steps.at -= 1;
      else if (at === steps.all[steps.at + 1]) steps.at += 1;
      else {
        steps.all = [...steps.all.slice(0, steps.at + 1), at].slice(-MOST);
        steps.at = steps.all.length - 1;
      }
      sessionStorage.setItem(PLACE, JSON.stringify(steps));
    }
    tell();
  };

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest && event.target.closest("[data-step]");
    if (pressed) window.history[pressed.dataset.step]();
  });

  window.plexus = Object.assign(window.plexus || {}, { stepped });
})();
