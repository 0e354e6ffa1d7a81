"use strict";
// Says some minutes before a session ends that it will, and when it has ended.  Without this file a form that is sent too
// late is kept by the server all the same.
const line = document.getElementById("sessie");
if (line) {
  const warn = line.querySelector("[data-soon]");
  const over = line.querySelector("[data-over]");
  const show = (which) => {
    line.hidden = false;
    warn.hidden = which !== warn;
    over.hidden = which !== over;
  };
  let timers = [];
  const start = () => {
    timers.forEach(clearTimeout);
    const seconds = Number(line.dataset.seconds);
    timers = [
      setTimeout(() => show(warn), (seconds - Number(line.dataset.before)) * 1000),
      setTimeout(() => show(over), seconds * 1000),
    ];
  };
  start();
  warn.querySelector("button").addEventListener("click", async () => {
    const answer = await fetch(line.dataset.stay, { redirect: "manual", credentials: "same-origin" });
    if (!answer.ok) return show(over);
    line.hidden = true;
    start();
  });
  document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && start());
  document.addEventListener("session-expired", () => show(over));
}
