/* Shows the view that the address stands for. The server's two answers to a view (webapp/answer.py:
   drawn, then told) are asked for when a link is pointed at, held or focused, and its graph is laid
   out unseen, so that the next view is mostly there before the click; what was shown before is
   kept. */
(() => {
  "use strict";

  const KEPT = 60;
  const DWELL = 25;
  const kept = new Map();

  const query = () => window.location.search || "?";

  /* ---- asking ---- */

  const ask = (part, at) => {
    const name = `/${part}${at}`;
    let entry = kept.get(name);
    if (!entry) {
      entry = { answer: null };
      entry.coming = fetch(name).then((reply) => {
        if (!reply.ok) throw new Error(`${reply.status}`);
        return reply.json();
      }).then((answer) => {
        entry.answer = answer;
        return answer;
      });
      entry.coming.catch(() => kept.delete(name));
    }
    kept.delete(name);
    kept.set(name, entry);
    while (kept.size > KEPT) kept.delete(kept.keys().next().value);
    return entry;
  };

  /* ---- showing ---- */

  let wanted = null;
  const shown = { drawn: null, told: null };
  const complete = { drawn: null, told: null };
  const busy = (is) => {
    document.getElementById("main").setAttribute("aria-busy", is);
    window.plexus.busy("view", is);
  };

  /* An address may lead to a part of a page, which is in its place when all of the page is there. */
  let isFirst = true;
  const goToPart = () => {
    const part = isFirst && document.getElementById(window.location.hash.slice(1));
    if (part) part.scrollIntoView();
    isFirst = false;
  };

  const failed = () => {
    wanted = null;
    busy(false);
    window.plexus.unanswered();
  };

  /* The drawing changes within a frame: changed in the answer to a click, the browser would lay the
     page out there and then to see what is under the pointer now, and once more in the frame, where
     what glides has moved already. */
  const take = (part, at, paint) => {
    if (shown[part] === at) return;
    const done = (answer) => {
      if (wanted !== at || shown[part] === at) return;
      shown[part] = at;
      window.plexus.answered();
      paint(answer, at, () => {
        complete[part] = at;
        if (complete.drawn !== at || complete.told !== at) return;
        busy(false);
        goToPart();
      });
    };
    const inFrame = (answer) => requestAnimationFrame(() => done(answer));
    const act = part === "drawn" ? inFrame : done;
    const entry = ask(part, at);
    if (entry.answer) act(entry.answer);
    else entry.coming.then(act, () => wanted === at && failed());
  };

  const show = () => {
    const at = query();
    if (wanted === at && shown.drawn === at) return;
    wanted = at;
    busy(true);
    take("drawn", at, window.plexus.paintDrawn);
    afterPaint(() => take("told", at, window.plexus.paintTold));
  };

  /* What can wait until the picture is on the screen. */
  const afterPaint = (act) => requestAnimationFrame(() => setTimeout(act, 0));

  /* ---- going ---- */

  const go = (href) => {
    if (href === query()) return;
    window.history.pushState({}, "", href);
    show();
  };

  const linkOf = (event) => event.target.closest && event.target.closest("a[href^='?']");

  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (!link || event.defaultPrevented) return;
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });

  /* A link that stands for a check box or a button is worked by the space bar too. */
  document.addEventListener("keydown", (event) => {
    const link = event.key === " " && linkOf(event);
    if (!link || !link.getAttribute("role")) return;
    event.preventDefault();
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  });

  /* ---- what may come next ---- */

  let dwelling = null;
  let pointed = null;

  /* The likely next drawing is built where the browser has nothing else to do. */
  const ahead = (at) => ask("drawn", at).coming.then((answer) => {
    const build = () => pointed === at && answer.scene && window.plexus.prepareGraph(answer.scene);
    if (window.requestIdleCallback) window.requestIdleCallback(build, { timeout: 60 });
    else setTimeout(build, 0);
  }, () => {});

  const soon = (event) => {
    const link = linkOf(event);
    clearTimeout(dwelling);
    pointed = link && link.getAttribute("href");
    if (!link || event.pointerType === "touch") return;
    dwelling = setTimeout(() => ahead(pointed), DWELL);
  };

  /* The server works at one answer after the other: the drawing first. */
  const now = (event) => {
    const link = linkOf(event);
    if (!link) return;
    pointed = link.getAttribute("href");
    const at = pointed;
    ahead(at).then(() => ask("told", at));
  };
  document.addEventListener("pointerover", soon);
  document.addEventListener("focusin", soon);
  document.addEventListener("pointerdown", now);
  window.addEventListener("popstate", show);

  window.plexus = Object.assign(window.plexus || {}, { go });
  show();
})();
