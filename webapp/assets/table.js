/* The grid of the table: loads its script only on this page, and does with its rows what a person
   asks for: filter, choose columns, select, show, copy, save. */
(() => {
  "use strict";

  const NARROW = "(max-width: 760px)";
  const FORMULA = /^'*[=+\-@\t\r]/;
  const place = (id) => document.getElementById(id);
  const none = () => window.dash_clientside.no_update;

  /* ---- loading ---- */

  let script = null;
  let rows = { query: null, coming: Promise.resolve([]) };
  const load = (src) => {
    script = script || new Promise((done, fail) => {
      const tag = document.createElement("script");
      tag.src = src;
      tag.onload = done;
      tag.onerror = () => { script = null; fail(new Error("The table's script did not come.")); };
      document.head.append(tag);
    });
    return script;
  };

  const wanted = async (query) => {
    if (!query) return none();
    rows = { query, coming: fetch(`/rows${query}`).then((reply) => reply.json()) };
    await load(place("table-box").dataset.script);
    return { query, narrow: window.matchMedia(NARROW).matches };
  };

  /* ---- the grid that is there ---- */

  let grid = null;
  const known = new WeakSet();

  const whole = (number, what) => `${number.toLocaleString("en-GB")} ${what}`;

  const count = () => {
    const all = [];
    grid.forEachNode((node) => all.push(node));
    const left = grid.getDisplayedRowCount();
    const selected = grid.getSelectedNodes().length;
    const told = left === all.length ? whole(left, left === 1 ? "row" : "rows")
      : `${whole(left, "of")} ${whole(all.length, "rows")}`;
    place("table-count").textContent = selected ? `${told}, ${selected} selected` : told;
    for (const button of document.querySelectorAll("[data-table]")) {
      const name = button.dataset.table;
      const most = Number(button.dataset.most || Infinity);
      button.disabled = name !== "csv" && (!selected || selected > most
        || (name === "compare" && selected < 2));
      button.title = name !== "csv" && selected > most ? `At most ${most} at a time` : "";
    }
  };

  /* The boxes stay where they are while they are worked: only other columns make other boxes. */
  const columnList = () => {
    const list = place("table-column-list");
    const columns = grid.getColumns().filter(named);
    const boxes = [...list.querySelectorAll("input")];
    const same = boxes.length === columns.length
      && boxes.every((box, index) => box.dataset.column === columns[index].getColId());
    if (!same) {
      list.replaceChildren(...columns.map((column) => {
        const label = document.createElement("label");
        const box = document.createElement("input");
        box.type = "checkbox";
        box.dataset.column = column.getColId();
        label.append(box, title(column));
        return label;
      }));
    }
    list.querySelectorAll("input").forEach((box, index) => {
      box.checked = columns[index].isVisible();
    });
  };

  const named = (column) => Boolean(column.getColDef().field);
  const title = (column) => column.getColDef().headerName;

  const name = () => {
    const root = place("table-box").querySelector("[role=grid], [role=treegrid]");
    const chosen = document.querySelector("#table-head [role=radio][aria-checked=true]");
    if (root) root.setAttribute("aria-label", `Table of ${chosen.textContent.toLowerCase()}`);
  };

  /* Dash has put a grid into the page: it may be a new one, or the old one with other rows. */
  const filled = async (children) => {
    const id = children && children.props && children.props.id;
    if (!id) return;
    grid = await window.dash_ag_grid.getApiAsync(id);
    if (!known.has(grid)) {
      known.add(grid);
      for (const event of ["modelUpdated", "selectionChanged"]) grid.addEventListener(event, count);
      for (const event of ["columnVisible", "newColumnsLoaded"]) {
        grid.addEventListener(event, columnList);
      }
    }
    name();
    columnList();
    sift();
    const asked = rows;
    const came = await asked.coming;
    if (asked === rows) grid.setGridOption("rowData", came);
  };

  const sift = () => grid.setGridOption("quickFilterText", place("table-quick").value);

  /* ---- taking rows away ---- */

  const escaped = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    return FORMULA.test(text) && typeof value !== "number" ? `'${text}` : text;
  };

  const lines = (columns, rows) => [
    columns.map(title),
    ...rows.map((row) => columns.map((column) => escaped(row.data[column.getColId()]))),
  ];

  const shownRows = () => {
    const rows = [];
    grid.forEachNodeAfterFilterAndSort((node) => rows.push(node));
    return rows;
  };

  const selectedRows = () => shownRows().filter((node) => node.isSelected());

  /* What is copied goes into a sheet as it looks: the columns that are shown, in their order. */
  const copy = async () => {
    const rows = selectedRows();
    const cells = lines(grid.getAllDisplayedColumns().filter(named), rows);
    const text = cells.map((row) => row.map((c) => c.replace(/\s+/g, " ")).join("\t")).join("\n");
    try {
      await navigator.clipboard.writeText(text);
      place("table-count").textContent = `${whole(rows.length, rows.length === 1 ? "row" : "rows")} copied`;
    } catch {
      place("table-count").textContent = "Your browser does not let Plexus copy: download the CSV";
    }
  };

  /* A file holds every column, of the rows that the table's own filters leave. */
  const csv = (button) => {
    const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const cells = lines(grid.getColumns().filter(named), shownRows());
    const text = cells.map((row) => row.map(quoted).join(",")).join("\r\n");
    window.plexus.offer(
      new Blob([`${text}\r\n`], { type: "text/csv;charset=utf-8" }), `${button.dataset.name}.csv`,
    );
  };

  /* ---- going on ---- */

  const coded = (text) => encodeURIComponent(text).replace(/%20/g, "+")
    .replace(/[()]/g, (c) => (c === "(" ? "%28" : "%29"));

  /* The address behind a row: its node, or its subject with the receipts open. */
  const leads = (base, id) => base.replace("PLACE", id.split("~")[0]).replace("EDGE", coded(id));

  const baseOf = () => {
    const column = grid.getColumns().find((c) => c.getColDef().cellRenderer === "PlexusLink");
    return column.getColDef().cellRendererParams.base;
  };

  const several = (button) => {
    const rows = selectedRows();
    if (rows.length === 1) {
      window.plexus.go(leads(baseOf(), rows[0].data.id));
      return;
    }
    const nodes = [...new Set(rows.flatMap((row) => row.data.id.split("~").slice(0, 2)))];
    const some = nodes.slice(0, Number(button.dataset.most));
    window.plexus.go(button.dataset.several.replace("SEVERAL", some.join(".")));
  };

  const acts = { show: several, compare: several, copy, csv };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-table]");
    if (button && grid) acts[button.dataset.table](button);
  });
  document.addEventListener("input", (event) => {
    if (event.target.id === "table-quick" && grid) sift();
  });
  document.addEventListener("change", (event) => {
    const column = event.target.dataset && event.target.dataset.column;
    if (column && grid) grid.setColumnsVisible([column], event.target.checked);
  });
  document.addEventListener("keydown", (event) => {
    const fold = event.target.closest && event.target.closest("#table-columns[open]");
    if (fold && event.key === "Escape") {
      fold.open = false;
      fold.querySelector("summary").focus();
    }
    const cell = event.key === "Enter" && event.target.matches && event.target.matches(".ag-cell")
      && event.target;
    const link = cell && cell.querySelector("a[href^='?']");
    if (link) link.click();
  });

  /* ---- what the grid asks for ---- */

  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  functions.plexusStrength = (value) => (typeof value === "number" ? value.toFixed(2) : "");
  /* The tab key leaves the grid; arrow keys move inside it. */
  functions.plexusTab = () => false;

  const parts = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  parts.PlexusLink = ({ value, data, base }) => React.createElement(
    "a",
    { href: leads(base, data.id), className: "grid-link", tabIndex: -1 },
    data.mark ? React.createElement("span", {
      className: `glyph mark-${data.mark}`, "aria-hidden": "true",
    }) : null,
    value,
  );

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.plexus = Object.assign({}, window.dash_clientside.plexus, {
    tableWanted: wanted,
    tableFilled: filled,
  });
})();
