/* Takes in the server's answers to a view (webapp/answer.py): texts by the id of their place, and
   what graph.js and body.js draw. */
(() => {
  "use strict";

  const label = (element) => element.getAttribute("aria-label") || element.textContent;

  /* Puts a text in its place; what the person unfolded stays so, and the focus stays where it was. */
  const put = (place, html) => {
    const open = new Map([...place.querySelectorAll("details[id]")].map((d) => [d.id, d.open]));
    const held = place.contains(document.activeElement) ? label(document.activeElement) : null;
    place.innerHTML = html;
    for (const part of place.querySelectorAll("details[id]")) {
      if (open.get(part.id)) part.open = true;
    }
    if (held !== null) {
      const same = [...place.querySelectorAll("a, summary, button")].find((e) => label(e) === held);
      if (same) same.focus({ preventScroll: true });
    }
  };

  const texts = (html) => {
    for (const [id, text] of Object.entries(html)) {
      const place = document.getElementById(id);
      if (place) put(place, text);
    }
  };

  let focus = null;
  let page = null;

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.plexus = Object.assign({}, window.dash_clientside.plexus, {
    draw: (answer, figures) => {
      if (!answer) return window.dash_clientside.no_update;
      document.getElementById("page").className = `page on-${answer.page} shows-${answer.tab}`;
      window.plexus.drawGraph(answer.scene);
      window.plexus.drawBody(answer.body, figures);
      texts(answer.html);
      document.title = answer.title;
      if (page === answer.page) return window.dash_clientside.no_update;
      page = answer.page;
      return page;
    },
    tell: (answer) => {
      if (answer) {
        texts(answer.html);
        if (!answer.html.detail) return window.dash_clientside.no_update;
        const panel = document.getElementById("detail").parentElement;
        const now = document.querySelector(".focus-name").textContent;
        const card = document.querySelector(".card-sentence");
        const seen = `${now}|${card ? card.textContent : ""}`;
        if (seen !== focus) panel.scrollTop = 0;
        focus = seen;
      }
      return window.dash_clientside.no_update;
    },
  });
})();
