/* Dash components in pages of plain HTML: data-island names what comes into a place
   (webapp/panels/island.py). Dash, React and what they draw with are most of what Plexus could load;
   they stand in a template of the page, and run when the first island is on the screen. Each
   component is then put in its place: it stays a part of Dash, which only ever changes what is inside
   it. */
(() => {
  "use strict";

  let starting = null;
  let landed = null;

  const run = (script) => new Promise((done, fail) => {
    const tag = document.createElement("script");
    for (const { name, value } of script.attributes) tag.setAttribute(name, value);
    tag.textContent = script.textContent;
    tag.async = false; // they need each other, in their order
    tag.addEventListener("load", done);
    tag.addEventListener("error", () => fail(new Error(`${tag.src} did not come`)));
    document.head.append(tag);
    if (!tag.hasAttribute("src")) done();
  });

  const start = async () => {
    const scripts = [...document.getElementById("dash").content.querySelectorAll("script")];
    const isFile = (script) => script.hasAttribute("src");
    await Promise.all(scripts.filter(isFile).map(run));
    const there = new Promise((done) => { landed = done; });
    scripts.filter((script) => !isFile(script)).forEach(run);
    await there;
    for (const place of document.querySelectorAll("[data-island]")) {
      place.replaceChildren(document.getElementById(`${place.id}-inside`));
    }
  };

  const tell = (island, at) => window.dash_clientside.set_props(`island-${island}`, { data: at });

  /* What waits to be seen is told once, a screen before it is. */
  const told = new WeakSet();
  const watcher = new IntersectionObserver((places) => {
    for (const { target, isIntersecting } of places) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      told.add(target);
      tell(target.dataset.island, window.location.search || "?");
    }
  }, { rootMargin: "100%" });

  /* Tells an island the view that it is on the screen for. */
  const wake = async (island, at) => {
    try {
      starting = starting || start();
      await starting;
    } catch {
      starting = null;
      window.plexus.unanswered();
      return;
    }
    if ((window.location.search || "?") !== at) return;
    const place = document.querySelector(`[data-island="${island}"]`);
    if (place.dataset.when !== "seen") tell(island, at);
    else if (!told.has(place)) watcher.observe(place);
  };

  /* A page of which an island is the larger part does not wait for its first answer. */
  const { page } = document.documentElement.dataset;
  if (page !== "explore" && document.querySelector(`.page-${CSS.escape(page)} [data-island]`)) {
    starting = start();
    starting.catch(() => { starting = null; });
  }

  window.plexus = Object.assign(window.plexus || {}, { wake });
  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.plexus = Object.assign({}, window.dash_clientside.plexus, {
    landed: () => landed(),
  });
})();
