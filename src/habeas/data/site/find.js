"use strict";
(() => {
  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  // How a name sounds, roughly, in whichever spelling: Ягублу, Yaqublu and Yagublu are one. Both the query and the names
  // of the page go through it, so that it need not be right, only the same.
  const cyrillic = { а: "a", б: "b", в: "v", г: "g", ґ: "g", ғ: "g", д: "d", е: "e", є: "e", э: "e", ж: "zh", з: "z", и: "i",
    і: "i", к: "k", қ: "k", л: "l", м: "m", н: "n", о: "o", ө: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ү: "u", ф: "f",
    х: "kh", һ: "h", ц: "ts", ч: "ch", ҹ: "j", ш: "sh", щ: "sh", ы: "y", ю: "u", я: "a", ә: "a", ə: "a", ı: "i", ł: "l", ø: "o" };
  const sound = (word) => [...plain(word)].map((letter) => cyrillic[letter] ?? letter).join("")
    .replace(/[^a-z]/g, "").replace(/dzh|dj|zh/g, "j").replace(/kh|x/g, "h").replace(/gh/g, "g").replace(/sh|ts|tz/g, "s")
    .replace(/ch|c/g, "j").replace(/ph/g, "f").replace(/[qg]/g, "k").replace(/w/g, "v").replace(/(?<=[^aeiouyh])h/g, "")
    .replace(/[aeiouy]/g, "").replace(/(.)\1+/g, "$1");
  const alike = (one, other) => one.length > 1 && (one === other || (one.length > 2 && other.startsWith(one)));
  const index = JSON.parse(document.getElementById("index").textContent);
  const field = document.getElementById("find"), found = document.getElementById("found"), number = document.getElementById("number");
  const several = JSON.parse(document.getElementById("words").textContent);
  const lines = index.map((one) => ({ one, text: plain([one.name, ...one.names, one.country, one.status, ...one.words].join(" ")),
    sounds: [one.name, ...one.names].join(" ").split(/[\s-]+/).map(sound) }));
  const show = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const has = (line, word) => line.text.includes(word) || line.sounds.some((one) => alike(sound(word), one));
    const some = words.length ? lines.filter((line) => words.every((word) => has(line, word))) : [];
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
