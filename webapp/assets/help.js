/* The help: "?" or the button opens it. The browser itself keeps the focus in it, closes it by Esc
   and gives the focus back. */
(() => {
  "use strict";

  const help = document.getElementById("help");

  /* Whether a key is meant for something else: a text that is written, a shortcut of the browser, or
     a dialog that is open. */
  const typing = (event) => event.ctrlKey || event.metaKey || event.altKey || event.isComposing
    || event.defaultPrevented || Boolean(document.querySelector("dialog[open]"))
    || Boolean(event.target.closest && event.target.closest(
      "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]",
    ));

  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || typing(event)) return;
    event.preventDefault();
    help.showModal();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("[data-help]")) help.showModal();
  });

  help.addEventListener("click", (event) => {
    const closes = event.target === help || event.target.closest("[data-close], [data-tour]");
    if (!closes) return;
    help.close();
    if (event.target.closest("[data-tour]")) window.plexus.tour();
  });

  window.plexus = Object.assign(window.plexus || {}, { typing });
})();
