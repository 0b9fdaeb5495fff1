// The desk's own script: counts a lease down, takes keys, asks for what a way of ending needs, and
// listens for news. Everything that changes something is a form, which works without it.
(() => {
  "use strict";

  const SOON = 30;
  const LISTEN_AGAIN = 5000;
  const QUEUE_REST = 5000;
  const byId = (id) => document.getElementById(id);

  // ---- the lease ------------------------------------------------------------------------------
  let line = null;
  let read = 0;
  let asked = false;

  const clock = (seconds) =>
    Math.floor(seconds / 60) + ":" + String(Math.floor(seconds % 60)).padStart(2, "0");

  const tell = (state, words) => {
    line.classList.toggle("soon", state === "soon");
    line.classList.toggle("gone", state === "gone");
    // said once, not every second
    if (byId("left-word").textContent !== words) byId("left-word").textContent = words;
  };

  const count = () => {
    const now = byId("lease");
    if (!now || !now.dataset.seconds) return;
    if (now !== line) {
      line = now;
      read = Date.now();
      asked = false;
    }
    const left = Number(line.dataset.seconds) - (Date.now() - read) / 1000;
    line.querySelector("#left span").textContent = line.dataset.left;
    line.querySelector("#left strong").textContent = clock(Math.max(0, left));
    if (left > SOON) tell("", "");
    else if (left > 0) tell("soon", line.dataset.soon);
    else {
      tell("gone", line.dataset.gone);
      if (!asked) {
        asked = true;
        document.body.dispatchEvent(new CustomEvent("desk:ask"));
      }
    }
  };
  setInterval(count, 1000);
  // a computer that slept has counted nothing
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) document.body.dispatchEvent(new CustomEvent("desk:ask"));
  });

  // ---- what a way of ending needs --------------------------------------------------------------
  const fit = () => {
    const select = byId("disposition");
    if (!select) return;
    const chosen = select.selectedOptions[0];
    const wants = (what) => chosen.dataset[what] === "true";
    for (const part of document.querySelectorAll("[data-when]")) {
      // before anything is chosen, questions may be asked
      const open = select.value === "" && part.dataset.when === "surveyed";
      part.hidden = !open && !wants(part.dataset.when);
    }
    byId("note").required = wants("note");
    byId("appointmentAt").required = wants("appointment");
    document.querySelector("[data-mark=note]").hidden = !wants("note");
    for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
  };
  // What was guessed is only ever chosen by a person.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choose]");
    if (!button) return;
    const select = byId(button.dataset.choose);
    select.value = button.dataset.value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    select.focus();
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "disposition") fit();
  });
  let steps = byId("steps");
  document.addEventListener("htmx:afterSettle", () => {
    fit();
    const faults = byId("faults");
    if (faults && !faults.dataset.seen) {
      faults.dataset.seen = "yes";
      faults.focus();
    }
    // a step that was taken leaves the keyboard at the next one
    const now = byId("steps");
    if (now && now !== steps) {
      steps = now;
      const next = now.querySelector("input:not([type=hidden]), summary");
      if (next && document.activeElement === document.body) next.focus();
    }
    const dial = byId("dial");
    if (dial && !dial.dataset.seen) {
      dial.dataset.seen = "yes";
      dial.focus();
    }
  });
  // What stands in a fieldset has no focus of its own.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#faults a");
    if (!link) return;
    event.preventDefault();
    const field = byId(link.getAttribute("href").slice(1));
    const details = field.closest("details");
    if (details) details.open = true;
    (field.querySelector("input") || field).focus();
  });

  // ---- keys ------------------------------------------------------------------------------------
  const OFF = "desk.keys.off";
  const off = () => localStorage.getItem(OFF) === "yes";
  const typing = (target) =>
    target.closest("textarea, select, dialog, input:not([type=radio], [type=checkbox])");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (off() || typing(event.target)) {
      if (event.key === "Escape" && typing(event.target)) event.target.blur();
      return;
    }
    const key = CSS.escape(event.key);
    const press = document.querySelector(`[data-key="${key}"]`);
    const focus = document.querySelector(`[data-focus="${key}"]`);
    if (press) {
      event.preventDefault();
      press.click();
    } else if (focus && !focus.closest("[hidden]")) {
      event.preventDefault();
      (focus.matches("fieldset, [role=group]") ? focus.querySelector("input") : focus).focus();
    }
  });
  const help = byId("keys-open");
  if (help) {
    help.hidden = false;
    help.addEventListener("click", () => byId("keys").showModal());
    byId("keys-on").checked = !off();
    byId("keys-on").addEventListener("change", (event) => {
      localStorage.setItem(OFF, event.target.checked ? "no" : "yes");
    });
  }

  // What somebody is about to do is not taken from under his hand by news.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (target.id === "floor" && target.querySelector("details[open]")) {
      event.detail.shouldSwap = false;
    }
  });
  // ... and what it did not show meanwhile, it shows when he has let go of it.
  document.addEventListener(
    "toggle",
    (event) => {
      if (!event.target.open && event.target.closest("#floor")) tellPage("floor");
    },
    true,
  );

  // ---- news ------------------------------------------------------------------------------------
  const tellPage = (what) => document.body.dispatchEvent(new CustomEvent("desk:" + what));
  // The queue changes all the time: told at once, then once for all that comes in between.
  let toldQueue = 0;
  let tellsQueue = 0;
  const tellQueue = () => {
    if (tellsQueue) return;
    const wait = Math.max(0, toldQueue + QUEUE_REST - Date.now());
    tellsQueue = setTimeout(() => {
      tellsQueue = 0;
      toldQueue = Date.now();
      tellPage("queue");
    }, wait);
  };
  const listen = () => {
    const news = new EventSource("/desk/news");
    news.addEventListener("queue", tellQueue);
    for (const what of ["calls", "floor"]) news.addEventListener(what, () => tellPage(what));
    // one that was refused is not tried again by the browser itself
    news.addEventListener("error", () => {
      if (news.readyState === EventSource.CLOSED) setTimeout(listen, LISTEN_AGAIN);
    });
    window.addEventListener("pagehide", () => news.close(), { once: true });
  };

  fit();
  count();
  listen();
})();
