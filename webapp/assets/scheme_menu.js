/* The menu of the colour scheme: three radio buttons, and a button that tells the present one. */
(() => {
  "use strict";

  const { scheme } = window.plexus;
  const menu = document.getElementById("schemes");
  const button = document.getElementById("colour-scheme");

  const radio = (value) => menu.querySelector(`input[value="${value}"]`);

  const tell = () => {
    const chosen = radio(scheme.chosen());
    chosen.checked = true;
    const name = chosen.parentElement.textContent.trim();
    button.setAttribute("aria-label", `Colour scheme: ${name.toLowerCase()}`);
    button.title = button.getAttribute("aria-label");
  };

  menu.addEventListener("change", (event) => {
    scheme.choose(event.target.value);
    tell();
  });
  menu.addEventListener("toggle", (event) => {
    tell();
    if (event.newState === "open") radio(scheme.chosen()).focus();
  });
  window.addEventListener("storage", tell);
  tell();
})();
