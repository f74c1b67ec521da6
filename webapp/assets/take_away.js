/* What a person takes away by the browser's own means: a file, or the address. */
(() => {
  "use strict";

  /* The file of a picture or a text, offered to the person under a name. */
  const offer = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  window.plexus = Object.assign(window.plexus || {}, { offer });
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
