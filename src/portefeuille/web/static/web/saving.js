"use strict";
// Knows what was typed and not saved yet: tells when saving failed, and asks before somebody leaves too soon.  Without this
// file the page still saves at every step.
const form = document.getElementById("antwoorden");
const notice = document.getElementById("niet-bewaard");
let typed = 0, sent = 0, leaving = false;
const ours = (event) => event.detail.elt === form;
if (form && notice) {
  form.addEventListener("input", () => { typed += 1; form.dataset.unsaved = ""; });
  form.addEventListener("submit", () => { leaving = true; delete form.dataset.unsaved; });
  window.addEventListener("beforeunload", (event) => { if ("unsaved" in form.dataset) event.preventDefault(); });
  const failed = (event) => { if (ours(event)) notice.hidden = false; };
  document.body.addEventListener("htmx:sendError", failed);
  document.body.addEventListener("htmx:responseError", failed);
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (!ours(event)) return;
    if (leaving) event.preventDefault();
    sent = typed;
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (!ours(event) || !event.detail.successful) return;
    notice.hidden = true;
    if (sent === typed) delete form.dataset.unsaved;
  });
}
