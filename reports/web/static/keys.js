// Keys for links, buttons and folded parts that name theirs in data-key. Without this file all of them still work.
"use strict";

const NAMES = { " ": "space", Backspace: "backspace" };

function typing(target) {
  return target.closest("input, textarea, select") !== null;
}

function follow(element) {
  if (element.tagName !== "DETAILS") {
    element.click();
    return;
  }
  element.open = !element.open;
  const field = element.querySelector("form :is(input:not([type=hidden]), select, textarea)");
  const first = field || element.querySelector("summary");
  if (element.open && first) {
    first.focus();
    if (first.select) first.select();
    element.scrollIntoView({ block: "nearest" });
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) {
    event.target.blur();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  const onControl = event.target.closest("a[href], button, summary") !== null;
  if (event.key === " " && onControl) return; // the space bar presses what is in focus
  const name = NAMES[event.key] || event.key;
  if (!/^[a-z?]$|^space$|^backspace$/.test(name)) return;
  const element = document.querySelector(`[data-key="${name}"]`);
  if (!element) return;
  event.preventDefault();
  if (!event.repeat) follow(element);
});
