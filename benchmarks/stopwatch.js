/* Measures, in any page, the time from an input to the end of the first frame that shows its effect.

   It starts with the time stamp that Chromium gave the input (the release of the mouse, the press
   of a key, the arrival of the pointer), so a busy page's delay counts. The page's adapter calls
   changed() where its new state is there: in the frame that draws it (a canvas), or before that
   frame (a change of the document). The end is a task posted from that frame's animation callback:
   it can only run after the style, layout and paint of the same frame, and its priority puts it
   before timers of the page that wait for the frame too (a message would queue behind them). */
(() => {
  "use strict";

  const next = window.requestAnimationFrame.bind(window);
  let inFrame = false;
  window.requestAnimationFrame = (act) => next((time) => {
    inFrame = true;
    // Reset by a microtask, so that a MutationObserver's answer to a change made in the frame
    // counts as in the frame.
    try { act(time); } finally { queueMicrotask(() => { inFrame = false; }); }
  });

  let run = null;

  const end = (mine, when) => {
    window.scheduler.postTask(() => {
      const now = performance.now();
      performance.measure("felt", { start: mine.from, end: now });
      performance.measure("changed", { start: mine.from, end: when });
      mine.done(now - mine.from);
    }, { priority: "user-blocking" });
  };

  const begin = (event) => {
    if (run && run.kind === event.type && run.from === null) run.from = event.timeStamp;
  };
  for (const kind of ["pointerup", "pointerover", "keydown"]) {
    window.addEventListener(kind, begin, { capture: true, passive: true });
  }

  window.stopwatch = {
    arm: (kind) => {
      run = { kind, from: null, over: false };
      run.answer = new Promise((done, fail) => {
        run.done = done;
        setTimeout(() => fail(new Error("no answer within 20 s")), 20000);
      });
      run.answer.catch(() => {});
    },
    running: (kind) => Boolean(run && run.kind === kind && run.from !== null && !run.over),
    done: () => run.answer,
    changed: () => {
      if (!run || run.from === null || run.over) return;
      run.over = true;
      const [mine, when] = [run, performance.now()];
      if (inFrame) end(mine, when);
      else next(() => end(mine, when));
    },
  };
})();
