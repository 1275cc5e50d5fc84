// What is swapped into a page in place of loading another: where one looks at it then, what is told of it, and the keys
// that were pressed meanwhile. What comes back and is no such part is shown as the whole page that it is.
"use strict";

const PART = "Habeas-Part";
let inside = false;
let above = 0;
let slow = 0;
// Milliseconds after which what takes long says so; what comes sooner would only flash.
const LONG = 700;

function notify(which, key = "") {
  const notice = document.getElementById("notice");
  if (notice) notice.textContent = which ? notice.dataset[which].replace("{key}", key) : "";
}

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (!detail.boosted) return;
  leaving = true;
  inside = detail.target.contains(document.activeElement);
  notify("");
  slow = setTimeout(() => say("working"), LONG);
});

function say(which) {
  const line = document.getElementById("working");
  if (line) line.textContent = which ? line.dataset[which] : "";
}

// A page to sign in, or one that says what is wrong.
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { xhr, boosted, requestConfig } = event.detail;
  if (xhr.getResponseHeader(PART)) return;
  event.preventDefault();
  if (!boosted) return;
  event.detail.elsewhere = true;
  const asked = new URL(requestConfig.path, location.href);
  if (requestConfig.verb === "get" || new URL(xhr.responseURL).pathname !== asked.pathname) location.assign(xhr.responseURL);
  else replacePage(xhr);
});

function replacePage(xhr) {
  if (xhr.getResponseHeader("Content-Type")?.startsWith("text/html")) {
    const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
    document.title = page.title;
    document.body.replaceChildren(...page.body.childNodes);
  } else {
    document.body.textContent = xhr.responseText;
  }
  leaving = false;
  ahead = [];
  scrollTo(0, 0);
  document.getElementById("main")?.focus({ preventScroll: true });
}

// What somebody else decided meanwhile is told in the part itself.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  above = document.activeElement?.getBoundingClientRect().top ?? 0;
  if (detail.xhr.getResponseHeader(PART)) Object.assign(detail, { shouldSwap: true, isError: false });
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!detail.boosted) return;
  clearTimeout(slow);
  say("");
  if (detail.elsewhere) return;
  if (detail.successful) arrive(detail.target);
  else notify("unanswered");
  // What was pressed meanwhile is for what can be seen by then.
  requestAnimationFrame(() => setTimeout(goOn));
});

function arrive(target) {
  lay();
  // What was pressed stays under the eyes where its place alone was replaced; another claim is seen from its beginning.
  const place = target.isConnected ? target : document.getElementById(target.id) ?? document.getElementById("main");
  if (place !== target) scrollBy(0, document.activeElement.getBoundingClientRect().top - above);
  else if (place.getBoundingClientRect().top < 0) place.scrollIntoView();
  for (const next of document.querySelectorAll(".language [name=next]")) next.value = location.pathname + location.search;
  const first = place.querySelector("[data-first]");
  if (first) { first.focus(); return; }
  const now = document.activeElement;
  const lost = inside && (!now || now === document.body);
  // Keys are for what is there now, and not for a field of the same name as the one that was left.
  const typing = now?.matches("input, textarea") && place.contains(now);
  if (lost || typing) place.querySelector("[data-arrive]")?.focus({ preventScroll: true });
}

function goOn() {
  leaving = false;
  while (ahead.length && !leaving) {
    const { key, decides } = ahead.shift();
    const pressed = offered(key);
    if (decides) {
      // Nobody decides of what they have not seen.
      notify("early", key);
      ahead = [];
    } else if (pressed) {
      push(pressed);
    }
  }
}
