// A form whose answer is on its way says so.
(() => {
  "use strict";

  const busy = (event, is) => {
    const form = event.detail.elt.closest("form");
    if (!form) return;
    if (is) form.setAttribute("aria-busy", "true");
    else form.removeAttribute("aria-busy");
  };

  document.addEventListener("htmx:beforeRequest", (event) => busy(event, true));
  document.addEventListener("htmx:afterRequest", (event) => busy(event, false));
})();
