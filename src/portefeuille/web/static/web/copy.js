"use strict";
// A button that copies its text.  Without this file the buttons stay hidden, and the text can be selected.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const status = document.getElementById("gekopieerd");
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      const range = document.createRange();
      range.selectNodeContents(button.previousElementSibling);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    }
    for (const other of document.querySelectorAll("button.done")) other.classList.remove("done");
    button.classList.add("done");
    if (status) status.textContent = button.dataset.done + ": " + button.dataset.copy;
  });
}
