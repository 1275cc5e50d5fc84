"use strict";
(() => {
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const index = JSON.parse(document.getElementById("index").textContent);
  const field = document.getElementById("find"), found = document.getElementById("found"), number = document.getElementById("number");
  const several = JSON.parse(document.getElementById("words").textContent);
  const lines = index.map((one) => ({ one, text: plain([one.name, ...one.names, one.country, one.status, ...one.words].join(" ")) }));
  const show = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const some = words.length ? lines.filter((line) => words.every((word) => line.text.includes(word))) : [];
    found.replaceChildren(...some.slice(0, 100).map(({ one }) => {
      const item = document.createElement("li"), link = document.createElement("a"), meta = document.createElement("span");
      link.href = one.page;
      link.textContent = one.name;
      meta.className = "meta";
      meta.textContent = ` ${[one.country, one.status].filter(Boolean).join(" · ")}`;
      item.append(link, meta);
      return item;
    }));
    number.textContent = words.length ? several.found.replace("{number}", some.length) : "";
  };
  document.getElementById("finding").hidden = false;
  field.addEventListener("input", show);
  field.value = decodeURIComponent(location.hash.slice(1));
  show();
})();
