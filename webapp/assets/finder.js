/* The boxes that find a node by its name (webapp/panels/finder.py): each asks the server as one types,
   and goes where one chooses. They stand in the page before this script comes; what was typed until
   then is asked for at once. */
(() => {
  "use strict";

  const DEAD = "Plexus does not answer: it may have been stopped.";

  const part = (name, text) => {
    const span = document.createElement("span");
    span.className = `suggestion-${name}`;
    span.textContent = text;
    return span;
  };

  const finder = (box) => {
    const around = box.closest(".finder");
    const list = document.getElementById(box.getAttribute("aria-controls"));
    const note = around.querySelector(".offer-note");

    let offered = [];
    let marked = -1;
    let answered = null;
    let going = false;

    const open = (is) => {
      around.classList.toggle("open", is);
      box.setAttribute("aria-expanded", is && offered.length > 0);
      if (!is) mark(-1);
    };

    const mark = (place) => {
      marked = place;
      for (const [index, option] of [...list.children].entries()) {
        option.setAttribute("aria-selected", index === place);
        if (index === place) option.scrollIntoView({ block: "nearest" });
      }
      if (place < 0) box.removeAttribute("aria-activedescendant");
      else box.setAttribute("aria-activedescendant", `${box.id}-${place}`);
    };

    const option = (offer, index) => {
      const item = document.createElement("li");
      item.id = `${box.id}-${index}`;
      item.className = "suggestion";
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.append(part("name", offer.label), ...(offer.also ? [part("also", offer.also)] : []),
        part("kind", offer.kind));
      return item;
    };

    const tell = (text) => {
      note.textContent = text;
      note.classList.toggle("heard", offered.length > 0);
    };

    const show = (found) => {
      offered = found || [];
      list.replaceChildren(...offered.map(option));
      mark(-1);
      tell(!found ? DEAD : found.length ? `${found.length} suggestions` : note.dataset.nothing);
      if (document.activeElement === box) open(true);
      if (going) choose(0);
    };

    const ask = async () => {
      const text = box.value.trim();
      answered = null;
      if (!text) {
        going = false;
        offered = [];
        open(false);
        return;
      }
      let found = null;
      try {
        const at = window.location.search;
        const reply = await fetch(`/suggest?${new URLSearchParams({ box: box.id, text, at })}`);
        if (reply.ok) found = await reply.json();
      } catch { /* told below */ }
      if (box.value.trim() !== text) return;
      answered = text;
      show(found);
    };

    const choose = (place) => {
      going = false;
      const offer = offered[place];
      if (!offer) return;
      box.value = "";
      offered = [];
      answered = null;
      open(false);
      if (box.id === "search") document.getElementById("main").focus({ preventScroll: true });
      window.plexus.go(offer.href);
    };

    const keys = {
      ArrowDown: () => mark((marked + 1) % offered.length),
      ArrowUp: () => mark((marked > 0 ? marked : offered.length) - 1),
    };

    box.addEventListener("input", ask);
    box.addEventListener("focus", ask);
    box.addEventListener("blur", () => open(false));
    box.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const isOpen = around.classList.contains("open");
      if (keys[event.key] && offered.length) {
        event.preventDefault();
        open(true);
        keys[event.key]();
      } else if (event.key === "Enter" && box.value.trim()) {
        event.preventDefault();
        if (answered === box.value.trim()) choose(Math.max(marked, 0));
        else going = true;
      } else if (event.key === "Escape" && (isOpen || box.value)) {
        event.preventDefault();
        going = false;
        if (isOpen) open(false);
        else box.value = "";
      } else if (event.key === "Escape") {
        box.blur();
      }
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) choose([...list.children].indexOf(item));
    });
    if (box.value.trim()) ask();
  };

  for (const box of document.querySelectorAll(".finder [role=combobox]")) finder(box);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || window.plexus.typing(event)) return;
    const box = document.getElementById("search");
    event.preventDefault();
    box.focus();
    box.select();
  });
})();
