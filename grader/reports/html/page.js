// Shows the run that is chosen, and tells what its marks stand for: to the mouse, the keyboard and a reader of the screen.
"use strict";
const words = JSON.parse(document.getElementById("words").textContent);

const tell = (mark) => {
  const { l: lane, t: time = 0, w: word } = mark.dataset;
  return `${Number(time).toFixed(3)} s  ${lane ? `process ${lane}` : "main"} ${words[word]}`;
};

// The names of the lanes stay in sight.
const hold = (box) => {
  const names = box.querySelector(".names");
  box.addEventListener("scroll", () => names.setAttribute("transform", `translate(${box.scrollLeft})`));
};

// One mark can be reached with the tab key, the others from there with the arrows.
const prepare = (figure) => {
  const marks = [...figure.querySelectorAll("[data-w]")];
  marks.forEach((mark, index) => {
    mark.setAttribute("tabindex", index ? "-1" : "0");
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", tell(mark));
  });
  figure.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && marks[marks.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  hold(figure.querySelector(".scroll"));
  figure.prepared = true;
};

for (const runs of document.querySelectorAll(".runs")) {
  const choice = runs.querySelector("select"), told = runs.querySelector(".told"), list = runs.querySelector("ol");
  const show = () => {
    for (const figure of runs.querySelectorAll("figure")) {
      figure.hidden = figure.id !== `run${choice.value}`;
      if (figure.hidden) continue;
      if (!figure.prepared) prepare(figure);
      list.replaceChildren(...[...figure.querySelectorAll("[data-w]")].map((mark) => {
        const item = document.createElement("li");
        item.textContent = tell(mark);
        return item;
      }));
    }
    told.textContent = "Point at a mark, or reach one with the tab and arrow keys, to read what it stands for.";
  };
  const say = (event) => {
    const mark = event.target.closest("[data-w]");
    if (mark) told.textContent = tell(mark);
  };
  choice.addEventListener("change", show);
  runs.addEventListener("mouseover", say);
  runs.addEventListener("focusin", say);
  runs.addEventListener("click", say);
  show();
}
