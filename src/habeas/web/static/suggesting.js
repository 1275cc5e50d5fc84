// Below a field stands what may be meant by what is typed into it, to be picked with the arrows and Enter, or a click.
// Without this file a name is written out, and whoever is meant is asked for when the form is sent.
"use strict";

function listOf(field) {
  return document.getElementById(`${field.id}-meant`);
}

// Of a field with a name on each line the line that is being written.
function stretchOf(field) {
  if (!field.matches("textarea")) return [0, field.value.length];
  const at = field.selectionStart;
  const end = field.value.indexOf("\n", at);
  return [field.value.lastIndexOf("\n", at - 1) + 1, end < 0 ? field.value.length : end];
}

function typedIn(field) {
  return field.value.slice(...stretchOf(field)).trim();
}

function chosenOf(list) {
  return list.querySelector("[aria-selected=true]");
}

function mark(field, option) {
  chosenOf(listOf(field))?.setAttribute("aria-selected", "false");
  if (!option) { field.removeAttribute("aria-activedescendant"); return; }
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", option.id);
}

function unfold(field, open) {
  const list = listOf(field);
  if (!open) mark(field, null);
  list.hidden = !open;
  if (field.matches("input")) field.setAttribute("aria-expanded", String(open));
}

function pick(field, option) {
  const [start, end] = stretchOf(field);
  field.setRangeText(option.dataset.value, start, end, "end");
  unfold(field, false);
}

// A field of one line is a combobox, as the pattern has it; one of several lines stays what it is, with the same list.
document.addEventListener("focusin", ({ target }) => {
  if (!target.matches("[data-suggests]") || target.hasAttribute("aria-controls")) return;
  target.setAttribute("aria-autocomplete", "list");
  target.setAttribute("aria-controls", `${target.id}-meant`);
  if (target.matches("input")) { target.setAttribute("role", "combobox"); target.setAttribute("aria-expanded", "false"); }
});

document.addEventListener("focusout", ({ target }) => {
  if (target.matches("[data-suggests]")) unfold(target, false);
});

document.addEventListener("htmx:configRequest", (event) => {
  const field = event.detail.elt;
  if (!field.matches("[data-suggests]")) return;
  const typed = typedIn(field);
  if (typed.length < 2) { unfold(field, false); event.preventDefault(); return; }
  event.detail.parameters.q = typed.slice(0, 200);
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const field = detail.elt;
  if (!field.matches("[data-suggests]")) return;
  const list = listOf(field);
  const options = detail.successful ? [...list.children] : [];
  options.forEach((option, place) => { option.id = `${list.id}-${place}`; option.setAttribute("aria-selected", "false"); });
  // What came too late is for nobody: the name is written out, or the field was left.
  const open = options.length > 0 && document.activeElement === field && typedIn(field).length > 1;
  const said = document.getElementById("said");
  if (said && open) said.textContent = options[0].dataset.said;
  unfold(field, open);
});

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!(field instanceof Element) || !field.matches("[data-suggests]") || event.isComposing) return;
  const list = listOf(field);
  if (list.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
  const options = [...list.children];
  const at = options.indexOf(chosenOf(list));
  if (event.key === "ArrowDown") mark(field, options[(at + 1) % options.length]);
  else if (event.key === "ArrowUp") mark(field, options[(at > 0 ? at : options.length) - 1]);
  else if (event.key === "Enter" && at >= 0) pick(field, options[at]);
  else if (event.key === "Escape") unfold(field, false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener("mousedown", (event) => {
  const option = event.target instanceof Element && event.target.closest(".suggestions [role=option]");
  if (!option) return;
  event.preventDefault();  // the field keeps the focus
  pick(document.querySelector(`[aria-controls="${option.parentElement.id}"]`), option);
});
