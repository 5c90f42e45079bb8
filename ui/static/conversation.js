// Runs once for the conversation's gr.HTML: what a click there tells the server.
element.addEventListener("click", (event) => {
  const asked = event.target.closest("[data-ask]");
  const voted = event.target.closest("[data-vote]");
  if (asked) {
    document.querySelector("#apuri-question textarea").focus();
    trigger("select", { value: asked.dataset.ask });
  }
  if (voted) trigger("like", { turn: Number(voted.dataset.turn), vote: voted.dataset.vote });
});
let exchanges = 0;
watch("value", () => {
  const count = element.querySelectorAll(".apuri-exchange").length;
  if (count > exchanges) window.apuriShowLatest(element);
  exchanges = count;
});
