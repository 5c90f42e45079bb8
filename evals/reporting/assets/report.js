// Show only the questions that match every filter.
const form = document.querySelector("form.filters");
const rows = [...document.querySelectorAll("details.q")];
const count = document.getElementById("count");
function filter() {
  const wanted = Object.fromEntries(new FormData(form));
  const text = wanted.text.toLocaleLowerCase("fi");
  let shown = 0;
  for (const row of rows) {
    const match = ["kind", "verdict", "difficulty", "part"].every((name) => !wanted[name] || row.dataset[name] === wanted[name])
      && (!text || row.textContent.toLocaleLowerCase("fi").includes(text));
    row.hidden = !match;
    shown += match;
  }
  count.textContent = shown;
}
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
filter();
