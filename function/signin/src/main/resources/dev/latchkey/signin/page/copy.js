"use strict";
const status = document.querySelector("[role=status]");

for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent);
      button.firstChild.data = status.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      source.select?.();
      status.textContent = "Could not copy: the text is selected, copy it yourself.";
    }
  });
}

for (const time of document.querySelectorAll("time")) {
  time.textContent = new Date(time.dateTime).toLocaleTimeString([], { timeStyle: "short" });
}
