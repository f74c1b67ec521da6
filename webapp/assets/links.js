/* Every link of the page leads to a view (`?focus=…`). A plain click stays in the page: the query
   goes to the app's address component, and the server answers with the next view. */
(() => {
  "use strict";

  const go = (href) => {
    if (href !== window.location.search) {
      window.dash_clientside.set_props("url", { search: href });
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='?']");
    if (!link || event.defaultPrevented) return;
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });

  /* The file of a picture or a text, offered to the person under a name. */
  const offer = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  window.plexus = Object.assign(window.plexus || {}, { go, offer });
  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.plexus = Object.assign({}, window.dash_clientside.plexus, {
    copyLink: async (clicks) => {
      if (!clicks) return window.dash_clientside.no_update;
      try {
        await navigator.clipboard.writeText(window.location.href);
        return "Link copied";
      } catch {
        return "Copy the address of this page: your browser does not let Plexus do it";
      }
    },
  });
})();
