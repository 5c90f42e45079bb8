// What the page does without the server: marks open their source, a source leads back, an answer is copied.
(() => {
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (node, block) => node.scrollIntoView({ block, behavior: calm() ? "auto" : "smooth" });
  let opener = null;

  function openSource(mark) {
    const source = document.getElementById(mark.dataset.source);
    if (!source) return;
    document.querySelectorAll(".apuri-group").forEach((group) => (group.hidden = !group.contains(source)));
    document.querySelectorAll(".apuri-source[open]").forEach((other) => (other.open = other === source));
    document.querySelectorAll(".apuri-mark").forEach((other) => other.classList.toggle("is-open", other === mark));
    opener = mark;
    source.open = true;
    source.querySelector("summary").focus({ preventScroll: true });
    show(source, "nearest");
    const quote = source.querySelector("blockquote");
    const marked = quote.querySelector("mark");
    quote.scrollTop = marked.offsetTop - quote.offsetTop - quote.clientHeight / 3;
  }

  function back(button) {
    const source = button.closest(".apuri-source");
    const mark = opener && opener.isConnected && opener.dataset.source === source.id
      ? opener
      : document.querySelector(`.apuri-mark[data-source="${source.id}"]`);
    if (!mark) return;
    mark.focus({ preventScroll: true });
    show(mark, "center");
  }

  function copyByHand(text) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  async function copy(button) {
    const label = button.dataset.label || button.textContent;
    button.dataset.label = label;
    let done = false;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      done = true;
    } catch {
      // Only secure contexts have a clipboard: over plain http on a network the old way is left.
      done = copyByHand(button.dataset.copy);
      button.focus();
    }
    button.textContent = done ? button.dataset.done : button.dataset.failed;
    setTimeout(() => (button.textContent = label), 2000);
  }

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest && event.target.closest(selector);
    const mark = at(".apuri-mark");
    const skip = at(".apuri-skip");
    if (mark || skip) event.preventDefault();
    if (mark) openSource(mark);
    if (skip) document.querySelector("#apuri-question textarea").focus();
    if (at("[data-back]")) back(at("[data-back]"));
    if (at("[data-copy]")) copy(at("[data-copy]"));
  });

  // Gradio words its notices in English only.
  function translateNotices() {
    document.querySelectorAll(".toast-wrap :is(.toast-title, .toast-message-text, button)").forEach((node) => {
      const label = window.apuriNotices[node.getAttribute("aria-label")];
      if (label) node.setAttribute("aria-label", label);
      for (const part of node.childNodes) {
        const finnish = part.nodeType === Node.TEXT_NODE && window.apuriNotices[part.nodeValue.trim()];
        if (finnish) part.nodeValue = finnish;
      }
    });
  }

  // Gradio's accordion does not say whether it is open.
  function announceFilters() {
    const button = document.querySelector("#apuri-filters > button");
    const content = document.querySelector("#apuri-filters [data-testid=accordion-content]");
    if (!button || !content) return;
    const open = String(content.style.display !== "none");
    if (button.getAttribute("aria-expanded") !== open) button.setAttribute("aria-expanded", open);
  }

  new MutationObserver(() => {
    translateNotices();
    announceFilters();
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["style"] });

  // Called whenever the conversation was drawn anew.
  window.apuriShowLatest = (element) => {
    const latest = element.querySelector(".apuri-exchange:last-child");
    if (latest) show(latest, "start");
  };
})();
