/* What a person takes away: the view in a file of a format, or its address. */
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

  const nameOf = (reply) => /filename="([^"]+)"/.exec(reply.headers.get("content-disposition"))[1];

  const take = async (format) => {
    window.plexus.busy("file", true);
    try {
      const reply = await fetch(`/file/${format}${window.location.search}`);
      if (!reply.ok) throw new Error(`${reply.status}`);
      offer(await reply.blob(), nameOf(reply));
    } catch {
      window.plexus.unanswered();
    } finally {
      window.plexus.busy("file", false);
    }
  };

  const copyLink = async () => {
    const note = document.getElementById("export-note");
    try {
      await navigator.clipboard.writeText(window.location.href);
      note.textContent = "Link copied";
    } catch {
      note.textContent = "Copy the address of this page: your browser does not let Plexus do it";
    }
  };

  document.addEventListener("click", (event) => {
    const item = event.target.closest && event.target.closest("[data-export], [data-copy-link]");
    if (!item) return;
    if (item.dataset.export) take(item.dataset.export);
    else copyLink();
  });

  window.plexus = Object.assign(window.plexus || {}, { offer });
})();
