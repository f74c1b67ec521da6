/* Puts an answer to a view on the page: texts by the id of their place, and what graph.js and
   body.js draw. */
(() => {
  "use strict";

  const label = (element) => element.getAttribute("aria-label") || element.textContent;

  /* Puts a text in its place; what the person unfolded stays so, and the focus stays where it was. */
  const put = (place, html) => {
    const open = new Map([...place.querySelectorAll("details[id]")].map((d) => [d.id, d.open]));
    const held = place.contains(document.activeElement) ? document.activeElement : null;
    const [name, id] = held ? [label(held), held.id] : [null, null];
    place.innerHTML = html;
    for (const part of place.querySelectorAll("details[id]")) {
      if (open.get(part.id)) part.open = true;
    }
    if (!held) return;
    const same = (id && document.getElementById(id))
      || [...place.querySelectorAll("a, summary, button")].find((e) => label(e) === name);
    if (same) same.focus({ preventScroll: true });
  };

  const alike = (old, next) => old.nodeName === next.nodeName
    && old.childNodes.length === next.childNodes.length
    && [...old.childNodes].every((child, index) => alike(child, next.childNodes[index]));

  /* Makes an element read like another of the same build: only what differs is touched, so that only
     that is styled and laid out anew. */
  const alter = (old, next) => {
    if (old.data !== next.data) old.data = next.data;
    if (old.attributes) {
      for (const { name } of [...old.attributes]) {
        if (!next.hasAttribute(name)) old.removeAttribute(name);
      }
      for (const { name, value } of next.attributes) {
        if (old.getAttribute(name) !== value) old.setAttribute(name, value);
      }
    }
    old.childNodes.forEach((child, index) => alter(child, next.childNodes[index]));
  };

  const HAS_A_STATE = "details, input, select, textarea";
  const worn = new WeakMap();

  const texts = (html) => {
    for (const [id, text] of Object.entries(html)) {
      const place = document.getElementById(id);
      if (!place || worn.get(place) === text) continue;
      worn.set(place, text);
      const made = document.createElement("template");
      made.innerHTML = text;
      const pairs = [...place.childNodes].map((child, index) => [child, made.content.childNodes[index]]);
      const same = pairs.length === made.content.childNodes.length
        && pairs.every(([old, next]) => alike(old, next)) && !place.querySelector(HAS_A_STATE);
      if (same) pairs.forEach(([old, next]) => alter(old, next));
      else put(place, text);
    }
  };

  const afterTheRest = (act) => requestAnimationFrame(() => setTimeout(act, 0));

  let page = null;
  let told = null;
  let waiting = null;

  /* What a person sees a frame later is done when the present frame, in which the drawing changes,
     is painted: the words around it, and a body map of some two hundred areas. */
  const later = (act) => {
    clearTimeout(waiting);
    waiting = setTimeout(act, 0);
  };

  /* On a narrow screen the pages are a strip that scrolls, as are some choices: what is chosen is
     brought into it. */
  const showInStrip = (link) => {
    const strip = link.parentElement;
    if (strip.scrollWidth <= strip.clientWidth) return;
    const { left, width } = link.getBoundingClientRect();
    const box = strip.getBoundingClientRect();
    strip.scrollLeft += left - box.left - (box.width - width) / 2;
  };

  const paintDrawn = (answer, at, done) => {
    const wears = `page on-${answer.page} shows-${answer.tab} panel-${answer.panel}`
      + ` as-${answer.shape}`;
    const whole = document.getElementById("page");
    if (whole.className !== wears) whole.className = wears;
    Object.assign(document.documentElement.dataset, { page: answer.page, shape: answer.shape });
    const finish = answer.scene && window.plexus.drawGraph(answer.scene);
    const around = () => {
      texts(answer.html);
      window.plexus.stepped(at);
      if (finish) finish();
      document.title = answer.title;
      done();
    };
    const alone = answer.scene && page === answer.page;
    if (!alone) around();
    later(() => {
      if (alone) around();
      for (const [host, regions] of Object.entries(answer.bodies || {})) {
        window.plexus.drawBody(host, regions);
      }
    });
    if (page !== answer.page) {
      document.querySelectorAll(`.nav [aria-current=true], .page-${answer.page} [aria-checked=true]`)
        .forEach(showInStrip);
      if (page !== null) document.getElementById("main").scrollTop = 0;
      page = answer.page;
    }
    for (const island of answer.islands) afterTheRest(() => window.plexus.wake(island, at));
    afterTheRest(window.plexus.arrived);
  };

  const paintTold = (answer, at, done) => {
    texts(answer.html);
    done();
    if (!answer.html.detail) return;
    const panel = document.getElementById("detail").parentElement;
    const now = document.querySelector(".focus-name").textContent;
    const card = document.querySelector(".card-sentence");
    const seen = `${now}|${card ? card.textContent : ""}`;
    if (seen !== told) panel.scrollTop = 0;
    told = seen;
  };

  window.plexus = Object.assign(window.plexus || {}, { paintDrawn, paintTold });
})();
