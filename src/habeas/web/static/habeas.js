// Reading is complete without this file. It only shows which words and which sentence belong together when
// one of them is chosen: all stretches of a claim, where the address can point at one place.
"use strict";

function show(keys) {
  for (const shown of document.querySelectorAll(".shown")) shown.classList.remove("shown");
  for (const element of document.querySelectorAll("[data-keys]")) {
    if (element.dataset.keys.split(" ").some((key) => keys.includes(key))) element.classList.add("shown");
  }
}

function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const holder = target.closest("[data-keys]");
  if (holder) show(holder.dataset.keys.split(" "));
  const beside = document.querySelector(".beside .shown");
  const panel = document.querySelector(".beside");
  if (beside && panel && panel.scrollHeight > panel.clientHeight && !panel.contains(target)) {
    panel.scrollTop += beside.getBoundingClientRect().top - panel.getBoundingClientRect().top - 24;
  }
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-shows]");
  if (link) show([link.dataset.shows]);
});
window.addEventListener("hashchange", follow);
follow();

// On a telephone the links of the head stand in lines that are moved sideways: the page that is shown is in sight.
for (const link of document.querySelectorAll(".head nav [aria-current]")) {
  const line = link.closest("ul");
  const beyond = link.getBoundingClientRect().right - line.getBoundingClientRect().right;
  if (beyond > 0) line.scrollLeft += beyond + 16;
}

// A drawing that is wider than its window shows the latest first: years run from left to right.
for (const drawing of document.querySelectorAll("[data-latest]")) {
  if (getComputedStyle(drawing).direction === "ltr") drawing.scrollLeft = drawing.scrollWidth;
}

// Keys press what a page offers: a button or a link that names its keys. Who types into a field types. A key that is
// pressed while what another one asked for is on its way waits for it (swapping.js), or for nothing where a page is left.
let leaving = false;
let ahead = [];
// Whoever speaks to the machine, or meets a key by accident, switches them off (WCAG 2.1.4); the browser keeps that.
const KEYS = "habeas-keys";
let keysAct = true;
try { keysAct = localStorage.getItem(KEYS) !== "off"; } catch { /* a browser that keeps nothing */ }

function tellKeys() {
  const box = document.getElementById("keys-alone");
  if (box) box.checked = keysAct;
  for (const one of document.querySelectorAll("[data-press]")) {
    if (keysAct) one.setAttribute("aria-keyshortcuts", one.dataset.press); else one.removeAttribute("aria-keyshortcuts");
  }
}

document.addEventListener("change", ({ target }) => {
  if (target.id !== "keys-alone") return;
  keysAct = target.checked;
  try { keysAct ? localStorage.removeItem(KEYS) : localStorage.setItem(KEYS, "off"); } catch { /* it holds on this page */ }
  tellKeys();
});

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (!keysAct && event.key !== "Escape") return;
  // The button that has the focus has it in the next claim, too: Enter that is held down would decide of what comes.
  if (event.repeat && event.key === "Enter" && event.target instanceof Element && event.target.closest("button")) event.preventDefault();
  const field = event.target instanceof Element && event.target.closest("input, textarea, select");
  if (field && event.key === "Escape") { field.blur(); event.preventDefault(); return; }
  if (field) return;
  const pressed = offered(event.key);
  if (!pressed) return;
  event.preventDefault();
  // A key that is held down goes on through what it leads to, and decides of nothing but what was there at first.
  if (event.repeat && (leaving || pressed.matches("button[type=submit]"))) return;
  if (leaving) ahead.push({ key: event.key, decides: pressed.matches("button[name=answer]") });
  else push(pressed);
}

function offered(key) {
  return [...document.querySelectorAll("[data-press]")].find((one) => one.dataset.press.split(" ").includes(key));
}

function push(pressed) {
  if (pressed.matches("button[type=submit], a")) leaving = true;
  pressed.click();
}

// The place of selected words, in characters of the document: each stretch of it says where it begins.
function placeOf(node, offset) {
  const holder = (node instanceof Element ? node : node.parentElement).closest("[data-start]");
  if (!holder) return null;
  const before = document.createRange();
  before.setStart(holder, 0);
  before.setEnd(node, offset);
  return Number(holder.dataset.start) + [...before.toString()].length;
}

function choose() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const passage = document.getElementById("passage");
  if (!passage || !passage.contains(range.commonAncestorContainer)) return;
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return;
  const words = selection.toString().trim().replace(/\n\s*\n/g, "\n");
  for (const [id, value] of [["c-quotes", words], ["c-chosen", words], ["c-start", start], ["c-end", end]]) {
    document.getElementById(id).value = value;
  }
}

// The words of a range as the document has them: without what the page writes between them.
function wordsOf(range) {
  const copy = range.cloneContents();
  for (const ours of copy.querySelectorAll(".reference, .who")) ours.remove();
  for (const block of copy.querySelectorAll("p, h1, h2, h3, h4, h5, h6, .block")) block.append(" ");
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// Where the selected words are: their place, where the text says it, else the words and how often they stood before.
function addressOf(link) {
  const selection = getSelection();
  const address = new URL(link.href);
  const text = document.querySelector("[data-selectable]");
  if (!text || !selection || selection.isCollapsed) return address;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return address;
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start !== null && end !== null) {
    address.searchParams.set("start", start);
    address.searchParams.set("end", end);
    return address;
  }
  const words = wordsOf(range);
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  address.searchParams.set("quote", words.slice(0, 2000));
  address.searchParams.set("after", words ? wordsOf(before).split(words).length - 1 : 0);
  return address;
}

document.addEventListener("keydown", press);
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-choose]")) choose();
  const adds = event.target instanceof Element && event.target.closest("a[data-adds]");
  if (adds) adds.href = addressOf(adds).href;
});
window.addEventListener("pageshow", () => { leaving = false; ahead = []; });

// What takes long says so and how long it has taken, and is not sent twice.
function wait(event) {
  const form = event.target instanceof Element && event.target.closest("form[data-waits]");
  const line = form && document.getElementById(form.dataset.waits);
  if (!line || !event.submitter || !("long" in event.submitter.dataset)) return;
  if (!line.hidden) { event.preventDefault(); return; }
  line.hidden = false;
  line.scrollIntoView({ block: "nearest" });
  const began = Date.now();
  const seconds = line.querySelector("[data-seconds]");
  const clock = setInterval(() => { seconds.textContent = Math.round((Date.now() - began) / 1000); }, 1000);
  window.addEventListener("pageshow", () => { clearInterval(clock); line.hidden = true; }, { once: true });
}
document.addEventListener("submit", wait);

// What only a script can do is offered, and the words that a claim was read from are brought into sight.
function lay() {
  tellKeys();
  for (const scripted of document.querySelectorAll(".scripted")) scripted.classList.remove("scripted");
  const here = document.getElementById("here");
  const passage = document.getElementById("passage");
  if (here && passage && passage.scrollHeight > passage.clientHeight) {
    passage.scrollTop += here.getBoundingClientRect().top - passage.getBoundingClientRect().top - passage.clientHeight / 3;
  }
}
lay();
