// Pages are complete without this. It adds what only saves steps: "/" goes to the search, "j" and "k" go from statement to statement,
// and in the review the number before a choice makes it.
"use strict";
(() => {
  const isTyping = (element) => element && (element.matches("input, textarea, select") || element.isContentEditable);

  function step(direction) {
    const items = [...document.querySelectorAll(".statement, .hits > li, .stories > li, .items > li, .doubtful")];
    if (items.length === 0) {
      return;
    }

    const current = items.findIndex((item) => item.contains(document.activeElement));
    const next = items[Math.max(0, Math.min(items.length - 1, current + direction))];
    const link = next.querySelector("a, button, summary");
    if (link) {
      link.focus();
      next.scrollIntoView({ block: "nearest" });
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(document.activeElement)) {
      return;
    }

    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find").focus();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (/^[1-9]$/.test(event.key)) {
      const form = document.activeElement.closest(".doubtful") || document.querySelector(".doubtful");
      const choice = form && form.querySelectorAll("button[data-choice]")[Number(event.key) - 1];
      if (choice) {
        choice.click();
      }
    }
  });
})();
