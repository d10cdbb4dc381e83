"use strict";
const search = document.getElementById("search");
const buttons = [...document.querySelectorAll("button[name=choice]")];

// "zurich" finds "Zürich".
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

if (search) {
  const recent = document.getElementById("recent");
  const found = document.getElementById("found");
  const accounts = [...document.querySelectorAll("#accounts > .card")].map((card) => {
    const [, name, id] = card.querySelector("h3").children;
    const account = `${name.textContent} ${id.textContent} ${id.textContent.replaceAll(" ", "")} `;
    const roles = [...card.querySelectorAll("li")].map((item) => {
      const words = [...item.querySelectorAll("b, .row > span:not(.tags)")].map((part) => part.textContent);
      return { item, text: plain(account + words.join(" ")) };
    });
    return { card, roles };
  });

  const filter = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { card, roles } of accounts) {
      let here = 0;
      for (const { item, text } of roles) {
        item.hidden = !words.every((word) => text.includes(word));
        here += !item.hidden;
      }
      card.hidden = !here;
      count += here;
    }
    if (recent) {
      recent.hidden = words.length > 0;
    }
    found.textContent = !words.length ? "" : count === 1 ? "1 role" : count ? `${count} roles` : "No role matches.";
  };

  search.closest("[hidden]").hidden = false;
  document.getElementById("keys").hidden = false;
  search.addEventListener("input", filter);
  filter();
  if (!matchMedia("(pointer: coarse)").matches) {
    // On a telephone the keyboard would cover the roles.
    search.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
      return;
    }
    if (event.key === "Escape") {
      search.value = "";
      filter();
      search.focus();
      event.preventDefault();
      return;
    }
    const visible = buttons.filter((button) => !button.closest("[hidden]"));
    const at = visible.indexOf(event.target);
    if (at < 0 && event.target !== search) {
      return;
    }
    // Enter in the field chooses nothing: like the arrow, it only goes to the first role.
    const moves =
      at < 0
        ? { ArrowDown: 0, Enter: 0 }
        : { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: visible.length - 1 };
    const to = moves[event.key];
    if (to !== undefined) {
      (to < 0 ? search : (visible[to] ?? event.target)).focus();
      event.preventDefault();
    }
  });
}
