/* What a person sees of waiting: a bar over the page where an answer takes longer than SLOW, and a
   message where none comes. Dash's own requests (charts, tables, exports) are counted as well. */
(() => {
  "use strict";

  const SLOW = 300;
  const waiting = new Map();
  const tell = () => document.body.classList.toggle("busy", [...waiting.values()].includes(true));

  /* Something named begins or ends; it may begin again before it has ended. */
  const busy = (name, is) => {
    if (!is) waiting.delete(name);
    else if (!waiting.has(name)) {
      waiting.set(name, false);
      setTimeout(() => {
        if (waiting.has(name)) waiting.set(name, true);
        tell();
      }, SLOW);
    }
    tell();
  };

  let silent = false;

  const note = () => document.getElementById("unanswered");

  const unanswered = () => {
    silent = true;
    note().hidden = false;
  };

  const answered = () => {
    if (!silent) return;
    silent = false;
    note().hidden = true;
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("[data-again]")) window.location.reload();
  });

  const ask = window.fetch;
  let count = 0;
  window.fetch = (...request) => {
    const coming = ask(...request);
    if (!String(request[0].url || request[0]).includes("_dash-update-component")) return coming;
    count += 1;
    const name = `dash ${count}`;
    busy(name, true);
    coming.then(answered, unanswered).finally(() => busy(name, false));
    return coming;
  };

  /* Charts and grids come with scripts of their own, which are fetched where they are first needed. */
  new MutationObserver((changes) => {
    for (const script of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!script.src) continue;
      busy(script.src, true);
      for (const end of ["load", "error"]) {
        script.addEventListener(end, () => busy(script.src, false));
      }
    }
  }).observe(document.head, { childList: true });

  window.plexus = Object.assign(window.plexus || {}, { busy, answered, unanswered });
})();
