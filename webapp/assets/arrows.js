/* Lists with data-arrows: up and down move between their links, home and end go to the first and
   last, left goes to the item around and right to the first item inside. Among radio buttons all
   four go to the one before or after, round and round; as each choice is another view, the space bar
   makes it, not the arrow. */
(() => {
  "use strict";

  const visible = (link) => link.getClientRects().length > 0;

  const next = (list, from, key) => {
    const links = [...list.querySelectorAll("a")].filter(visible);
    const place = links.indexOf(from);
    const round = (by) => () => links[(place + by + links.length) % links.length];
    if (from.getAttribute("role") === "radio" && key.startsWith("Arrow")) {
      return round(key === "ArrowDown" || key === "ArrowRight" ? 1 : -1);
    }
    const item = from.closest("li");
    const up = item && item.parentElement.closest("li");
    return {
      ArrowDown: () => links[place + 1],
      ArrowUp: () => links[place - 1],
      Home: () => links[0],
      End: () => links[links.length - 1],
      ArrowLeft: () => up && list.contains(up) && up.querySelector("a"),
      ArrowRight: () => item && item.querySelector("ul a"),
    }[key];
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const from = event.target.closest && event.target.closest("[data-arrows] a");
    if (!from) return;
    const find = next(from.closest("[data-arrows]"), from, event.key);
    if (!find) return;
    event.preventDefault();
    const there = find();
    if (there) there.focus();
  });
})();
