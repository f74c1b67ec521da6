/* Prints a handout of the view (webapp/handout/): it is asked for when its button is pressed, and
   then is all that is printed. Without it, as by Ctrl+P, the style sheet prints the page's text. */
(() => {
  "use strict";

  const place = document.getElementById("handout");
  let made = null;

  const drop = () => {
    made = null;
    place.replaceChildren();
    document.body.classList.remove("has-handout");
  };

  const put = (html, at) => {
    place.innerHTML = html;
    for (const address of place.querySelectorAll("[data-address]")) {
      address.textContent = `${window.location.origin}${window.location.pathname}`
        + address.dataset.address;
    }
    for (const day of place.querySelectorAll("[data-today]")) {
      day.textContent = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
    }
    made = at;
    document.body.classList.add("has-handout");
  };

  const print = async () => {
    const at = window.location.search || "?";
    window.plexus.busy("handout", true);
    try {
      const reply = await fetch(`/handout${at}`);
      if (!reply.ok) throw new Error(`${reply.status}`);
      put(await reply.text(), at);
      await document.fonts.ready;
    } catch {
      window.plexus.unanswered();
      return;
    } finally {
      window.plexus.busy("handout", false);
    }
    window.print();
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("[data-print]")) print();
  });

  /* Printed anew by a key when the view is another: the handout is of the earlier one. */
  window.addEventListener("beforeprint", () => {
    if (made !== null && made !== (window.location.search || "?")) drop();
  });
})();
