// Says so when what a button asked for does not come: htmx leaves the page as it is, and whoever
// pressed the button would see nothing, or take what stood there before for the answer.
(() => {
  "use strict";

  const alert = () => document.getElementById("failed");

  // what our own page about the failure says, if there is one
  const wordsOf = (answer) => {
    if (!answer) return "";
    const page = new DOMParser().parseFromString(answer, "text/html");
    return [...page.querySelectorAll("#main > h1, #main > p")]
      .map((it) => it.textContent.trim())
      .filter((it) => it !== "")
      .join(" ");
  };

  const tell = (event) => {
    const words = wordsOf(event.detail.xhr && event.detail.xhr.responseText);
    alert().textContent = words || alert().dataset.words;
    alert().hidden = false;
    alert().scrollIntoView({ block: "nearest" });
  };

  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, tell);
  }
  document.addEventListener("htmx:beforeRequest", () => {
    alert().hidden = true;
  });
})();
