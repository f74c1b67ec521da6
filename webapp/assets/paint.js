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

  const worn = new WeakMap();

  const texts = (html) => {
    for (const [id, text] of Object.entries(html)) {
      const place = document.getElementById(id);
      if (place && worn.get(place) !== text) {
        put(place, text);
        worn.set(place, text);
      }
    }
  };

  /* The parts that are Dash components hear of the view after it is painted. */
  const wake = (island, at) => requestAnimationFrame(() => setTimeout(
    () => window.dash_clientside.set_props(`island-${island}`, { data: at }), 0,
  ));

  const afterTheRest = (act) => requestAnimationFrame(() => setTimeout(act, 0));

  let page = null;
  let told = null;
  let waiting = null;

  /* What a person sees a frame later is done when the present frame, in which the drawing changes,
     is painted: a body map has some two hundred areas. */
  const later = (act) => {
    clearTimeout(waiting);
    waiting = setTimeout(act, 0);
  };

  /* On a narrow screen the pages are a strip that scrolls: the present one is brought into it. */
  const showInStrip = (link) => {
    const strip = link && link.parentElement;
    if (!strip || strip.scrollWidth <= strip.clientWidth) return;
    const { left, width } = link.getBoundingClientRect();
    const box = strip.getBoundingClientRect();
    strip.scrollLeft += left - box.left - (box.width - width) / 2;
  };

  const paintDrawn = (answer, at) => {
    const wears = `page on-${answer.page} shows-${answer.tab} panel-${answer.panel}`
      + ` as-${answer.shape}`;
    const whole = document.getElementById("page");
    if (whole.className !== wears) whole.className = wears;
    if (answer.scene) window.plexus.drawGraph(answer.scene);
    texts(answer.html);
    window.plexus.stepped(at);
    later(() => {
      for (const [host, regions] of Object.entries(answer.bodies || {})) {
        window.plexus.drawBody(host, regions);
      }
    });
    document.title = answer.title;
    if (page !== answer.page) {
      showInStrip(document.querySelector(".nav [aria-current=true]"));
      if (page !== null) document.getElementById("main").scrollTop = 0;
      page = answer.page;
    }
    if (answer.island) wake(answer.island, at);
    afterTheRest(window.plexus.arrived);
  };

  const paintTold = (answer) => {
    texts(answer.html);
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
