/* The page about the data: its search goes to a view without loading the page anew; its citations
   are copied by a button. */
(() => {
  "use strict";

  document.addEventListener("submit", (event) => {
    const form = event.target.closest && event.target.closest("form[data-view]");
    if (!form) return;
    event.preventDefault();
    const given = [...new FormData(form)].filter(([, value]) => value !== "");
    window.plexus.go(`?${new URLSearchParams(given)}`);
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest("[data-copy]");
    if (!button) return;
    const note = document.getElementById("copy-note");
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      note.textContent = "Copied";
    } catch {
      note.textContent = "Your browser does not let Plexus copy: mark the text and copy it";
    }
  });
})();
