// Draws each chart from the table below it, which stays for who wants to read the numbers. Anew when
// the colours change.
(() => {
  "use strict";

  const DASHES = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
  const POINTS = ["circle", "rect", "triangle", "rectRot"];
  const MANY = 60;

  const drawn = [];

  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const cells = (figure) => [...figure.querySelectorAll("tbody tr")];

  const values = (figure, column) =>
    cells(figure).map((row) => {
      const raw = row.querySelectorAll("td")[column].dataset.value;
      return raw === undefined ? null : Number(raw);
    });

  const lines = (figure, count) =>
    [...figure.querySelectorAll("thead th")].slice(1).map((head, i) => ({
      label: head.textContent,
      data: values(figure, i),
      borderColor: colour(`--line-${i + 1}`),
      backgroundColor: colour(`--line-${i + 1}`),
      borderDash: DASHES[i],
      borderWidth: 2,
      pointStyle: POINTS[i],
      pointRadius: count > MANY ? 0 : 3,
      tension: 0,
    }));

  const scale = (title) => ({
    beginAtZero: true,
    title: { display: title !== "", text: title, color: colour("--quiet") },
    ticks: { color: colour("--quiet"), maxTicksLimit: 7, maxRotation: 0 },
    grid: { color: colour("--rule") },
  });

  const draw = (figure) => {
    const plot = figure.querySelector(".plot");
    if (!plot) return;
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-labelledby", figure.querySelector("figcaption").id);
    plot.replaceChildren(canvas);
    plot.hidden = false;
    const labels = cells(figure).map((row) =>
      row.querySelector("th").firstChild.textContent.replace(/^\d{4}-/, ""),
    );
    drawn.push(
      new Chart(canvas, {
        type: "line",
        data: { labels, datasets: lines(figure, labels.length) },
        options: {
          animation: false,
          maintainAspectRatio: false,
          interaction: { mode: "index", intersect: false },
          scales: { x: scale(""), y: scale(figure.dataset.unit) },
          plugins: {
            legend: {
              labels: { color: colour("--ink"), usePointStyle: true, boxWidth: 8, boxHeight: 8 },
            },
          },
        },
      }),
    );
  };

  const drawAll = () => {
    drawn.splice(0).forEach((chart) => chart.destroy());
    document.querySelectorAll("figure.chart").forEach(draw);
  };

  const begin = () => {
    for (const details of document.querySelectorAll("figure.chart details")) details.open = false;
    drawAll();
    document.documentElement.dataset.drawn = drawn.length;
  };
  begin();
  // what is fetched afterwards may have charts, too
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.querySelector("figure.chart")) begin();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  addEventListener("beforeprint", () => drawn.forEach((chart) => chart.resize()));
})();
