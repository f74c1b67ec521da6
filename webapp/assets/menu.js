/* Menus: a button with data-menu opens the element of that id below itself, as a popover that the
   browser closes on Escape and on a click elsewhere; up and down move in it. */
(() => {
  "use strict";

  const items = (menu) => [...menu.querySelectorAll("[role='menuitem']")];

  const open = (button) => {
    const menu = document.getElementById(button.dataset.menu);
    if (!menu.popover) {
      menu.popover = "auto";
      menu.addEventListener("toggle", (event) => {
        const isOpen = event.newState === "open";
        button.setAttribute("aria-expanded", isOpen);
        if (isOpen) items(menu)[0].focus();
      });
      menu.addEventListener("keydown", (event) => move(menu, event));
      menu.addEventListener("click", (event) => {
        if (event.target.closest("[role='menuitem']")) menu.hidePopover();
      });
    }
    const box = button.getBoundingClientRect();
    menu.style.top = `${box.bottom + 6}px`;
    menu.style.maxHeight = `${window.innerHeight - box.bottom - 14}px`;
    menu.style.right = `${Math.max(document.documentElement.clientWidth - box.right, 8)}px`;
    menu.togglePopover();
  };

  const move = (menu, event) => {
    const all = items(menu);
    const at = all.indexOf(document.activeElement);
    const to = {
      ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0, End: all.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[to].focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-menu]");
    if (button) open(button);
  });
})();
