// The chat page with a script: an answer comes without a reload, sources open beside it, answers are copied.
// Without this file every form and link still works.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const form = $("#ask");
const said = form.dataset;
const field = $("#question");
const conversation = $("#conversation");
const wide = matchMedia("(min-width: 900px)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let waiting = null; // the exchange whose answer is on its way
let opener = null; // the mark that opened a source

document.documentElement.classList.add("script");

const announce = (text) => {
  const status = $("#status");
  status.textContent = "";
  requestAnimationFrame(() => (status.textContent = text));
};

const show = (node, block) => node.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

// ---- Asking -----------------------------------------------------------------------------------------------

const chosen = (name) => $$(`input[name=${name}]:checked`, form).map((box) => box.value);

function complain(text) {
  const problem = $("#problem");
  problem.textContent = text;
  problem.hidden = !text;
  field.toggleAttribute("aria-invalid", Boolean(text));
  if (text) {
    field.setAttribute("aria-invalid", "true");
    announce(text);
  }
}

function problemOf(question) {
  if (!question) return said.empty;
  return question.length > Number(said.limit) ? said.long : "";
}

const since = () => $("#alkaen").value;

async function ask(question, kinds, cities, year, typed) {
  const text = question.split(/\s+/).filter(Boolean).join(" ");
  if (waiting) {
    announce(said.busy);
    return;
  }
  const problem = problemOf(text);
  complain(problem);
  if (problem) {
    field.focus();
    return;
  }
  if (typed) field.value = "";
  count();
  begin(text);
  announce(said.asking);
  const mine = waiting;
  try {
    const joined = await fetch("/gradio_api/call/ask", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ data: [text, kinds, cities, true, year] }),
      signal: mine.stop.signal,
    });
    if (!joined.ok) throw new Error(joined.status === 503 ? said.crowded : said.lost);
    const { event_id: id } = await joined.json();
    await receive(`/gradio_api/call/ask/${id}`, mine);
    finish(mine);
  } catch (error) {
    giveUp(mine, error.name === "AbortError" ? said.stopped : error.message === said.crowded ? said.crowded : said.lost);
  }
}

function begin(text) {
  const article = $("#pending").content.firstElementChild.cloneNode(true);
  $(".asked", article).textContent = text;
  $(".welcome")?.setAttribute("hidden", "");
  conversation.append(article);
  $(".new").hidden = false;
  waiting = { text, article, stop: new AbortController() };
  busy(true);
  show(article, "start");
}

const busy = (is) => {
  $("#stop").hidden = !is;
  $("#send").hidden = is;
  conversation.setAttribute("aria-busy", String(is));
};

// The stream is read with fetch, not EventSource: it can be stopped and never asks again by itself.
async function receive(address, mine) {
  const response = await fetch(address, { signal: mine.stop.signal });
  if (!response.ok) throw new Error(said.lost);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const events = (rest + value).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const [kind, data] = event.split("\n").map((line) => line.slice(line.indexOf(": ") + 2));
      if (kind === "error") throw new Error(said.lost);
      if (kind !== "generating" && kind !== "complete") continue;
      const [shown] = JSON.parse(data) || [];
      if (shown?.crowded) throw new Error(said.crowded);
      if (shown?.html) draw(mine, shown.html);
    }
  }
  if (mine.article.classList.contains("waiting")) throw new Error(said.lost);
}

function draw(mine, html) {
  const drawn = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  mine.article.replaceWith(drawn);
  mine.article = drawn;
}

function finish(mine) {
  waiting = null;
  busy(false);
  openFirst(mine.article);
  show(mine.article, "start");
  // Who types the next question stays there and hears of the answer; for everybody else focus goes to it.
  if (field.value && document.activeElement === field) announce(mine.article.dataset.outcome || "");
  else $(".answer", mine.article).focus({ preventScroll: true });
}

function giveUp(mine, text) {
  waiting = null;
  busy(false);
  mine.article.remove();
  if (!conversation.children.length) {
    $(".welcome")?.removeAttribute("hidden");
    $(".new").hidden = true;
  }
  if (!field.value) field.value = mine.text;
  count();
  field.focus();
  complain(text);
}

function count() {
  const left = Number(said.limit) - field.value.length;
  const counter = $("#counter");
  counter.hidden = left > 200;
  counter.textContent = left < 0 ? said.over.replace("{over}", -left) : said.left.replace("{left}", left);
}

// ---- Sources ----------------------------------------------------------------------------------------------

function openSource(mark) {
  const quote = document.getElementById(mark.hash.slice(1));
  if (!quote) return;
  const source = quote.closest(".source");
  closeSheet(false);
  $$(".source[open]", source.parentElement).forEach((other) => (other.open = other === source));
  $$(".mark.is-open").forEach((other) => other.classList.remove("is-open"));
  $$("mark.is-open").forEach((other) => other.classList.remove("is-open"));
  mark.classList.add("is-open");
  quote.classList.add("is-open");
  opener = mark;
  source.open = true;
  if (!wide.matches) source.parentElement.classList.add("sheet");
  reveal(quote);
  quote.focus({ preventScroll: true });
}

// Scrolls only the box that the quote stands in, so that the answer stays where it is.
function reveal(quote) {
  const box = quote.closest(".sources");
  const top = quote.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  box.scrollTop = Math.max(0, top - box.clientHeight / 3);
}

function openFirst(article) {
  const source = wide.matches && $(".source", article);
  if (!source) return;
  source.open = true;
  reveal($("mark", source));
}

function closeSheet(focus = true) {
  $$(".sources.sheet").forEach((sheet) => {
    sheet.classList.remove("sheet");
    $$(".source[open]", sheet).forEach((source) => (source.open = false));
  });
  if (focus && opener?.isConnected) {
    opener.classList.remove("is-open");
    opener.focus({ preventScroll: true });
    opener.scrollIntoView({ block: "nearest" });
  }
}

function back(button) {
  const source = button.closest(".source");
  const quotes = $$("mark", source).map((quote) => `#${quote.id}`);
  const mark = opener && quotes.includes(opener.hash) ? opener : $(`.mark[href="${quotes[0]}"]`);
  closeSheet(false);
  mark.focus({ preventScroll: true });
  show(mark, "nearest");
}

// ---- Actions ----------------------------------------------------------------------------------------------

async function copy(button) {
  const label = button.textContent;
  let done = false;
  try {
    const answer = await (await fetch(button.dataset.copy)).json();
    done = await write(answer);
  } catch {
    done = false;
  }
  button.textContent = done ? button.dataset.done : button.dataset.failed;
  announce(button.textContent);
  setTimeout(() => (button.textContent = label), 2000);
}

async function write({ text, html }) {
  const as = (kind, content) => new Blob([content], { type: kind });
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/plain": as("text/plain", text), "text/html": as("text/html", html) }),
    ]);
    return true;
  } catch {
    // Only secure contexts have a clipboard: over plain http on a network the old way is left.
    const fill = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/plain", text);
      event.clipboardData.setData("text/html", html);
    };
    document.addEventListener("copy", fill, { once: true });
    return document.execCommand("copy");
  }
}

async function vote(votes, value) {
  const body = new URLSearchParams({ vastaus: votes.vastaus.value, arvio: value, syy: votes.syy.value });
  const response = await fetch(votes.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!response.ok) {
    announce(said.lost);
    return;
  }
  const { said: text, vote: kept } = await response.json();
  $$("button", votes).forEach((one) => {
    const pressed = one.dataset.vote === kept;
    one.setAttribute("aria-pressed", String(pressed));
    one.value = pressed ? "withdrawn" : one.dataset.vote;
  });
  announce(text);
}

function summarise() {
  const from = $("#alkaen").selectedOptions[0].dataset.name;
  const names = [...chosen("kaupunki"), ...chosen("laji"), ...(from ? [from] : [])];
  const summary = $("#filter-summary");
  summary.textContent = names.length ? summary.dataset.some.replace("{filters}", names.join(", ")) : summary.dataset.none;
  $("#clear-filters").hidden = !names.length;
}

// ---- Events -----------------------------------------------------------------------------------------------

document.addEventListener("submit", (event) => {
  const asking = event.target;
  if (asking.matches(".votes")) {
    event.preventDefault();
    vote(asking, event.submitter.value);
  } else if (document.body.classList.contains("shared")) {
    return;
  } else if (asking === form) {
    event.preventDefault();
    ask(field.value, chosen("laji"), chosen("kaupunki"), since(), true);
  } else if (asking.matches("[data-ask]")) {
    event.preventDefault();
    const fields = new FormData(asking);
    ask(fields.get("kysymys"), fields.getAll("laji"), fields.getAll("kaupunki"), fields.get("alkaen") || "", false);
  }
});

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest?.(selector);
  const mark = at("a.mark");
  if (mark) {
    event.preventDefault();
    openSource(mark);
  }
  if (at(".skip[href='#question']")) {
    event.preventDefault();
    field.focus();
  }
  if (at("[data-close]")) closeSheet();
  if (at("[data-back]")) back(at("[data-back]"));
  if (at("[data-copy]")) copy(at("[data-copy]"));
  if (at("[data-edit]")) {
    field.value = at("[data-edit]").dataset.edit;
    count();
    field.focus();
  }
  if (at("#stop")) waiting?.stop.abort();
  if (at("#clear-filters")) {
    $$("input:checked", form).forEach((box) => (box.checked = false));
    $("#alkaen").value = "";
    summarise();
    $(".filters summary").focus();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeSheet(Boolean($(".sources.sheet")) || document.activeElement?.closest(".sources") !== null);
});

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
field.addEventListener("input", () => {
  complain("");
  count();
});
form.addEventListener("change", summarise);
conversation.addEventListener("change", (event) => {
  if (event.target.name === "syy") vote(event.target.form, "down");
});

const last = conversation.lastElementChild;
if (last) openFirst(last);
if (last && !location.hash) last.scrollIntoView({ block: "start" });
summarise();
count();
