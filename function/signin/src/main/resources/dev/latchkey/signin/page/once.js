"use strict";
// A double click would choose twice, and the second answer, that the sign-in is over, would be the one that is seen.
let sent = false;
document.forms[0].addEventListener("submit", (event) => {
  if (sent) {
    event.preventDefault();
  }
  sent = true;
});
addEventListener("pageshow", () => {
  sent = false;
});
