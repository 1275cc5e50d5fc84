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
