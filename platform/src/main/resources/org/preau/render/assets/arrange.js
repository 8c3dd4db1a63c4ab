// Rows that are moved by dragging, beside the buttons that do the same: a list marked data-arrange, whose rows say in data-move
// where their new place is posted. With data-levels, a row may also be dropped into another (on its middle), to stand below it.
// The place is sent as an ordinary form; what the server answers takes the page's place without leaving it, the focus stays on
// the button that was pressed, and the new place is said in a live region. Where that fails, the form is sent as usual.

const DOTS = '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="9" cy="5" r="2"/><circle cx="15" cy="5" r="2"/><circle cx="9" cy="12" r="2"/><circle cx="15" cy="12" r="2"/><circle cx="9" cy="19" r="2"/><circle cx="15" cy="19" r="2"/></svg>';
const MARKS = ["drop-before", "drop-after", "drop-in"];
const EDGE = 60;

const live = document.createElement("div");
live.className = "vh";
live.setAttribute("role", "status");
document.body.append(live);

const titleOf = (row) => row?.querySelector(".rowhead")?.textContent.trim() ?? "";

// Where a row stands now, in the words that its list brings.
function say(row) {
  const list = row.closest("[data-arrange]");
  const brothers = [...list.children].filter((one) => (one.dataset.parent ?? "") === (row.dataset.parent ?? ""));
  const above = row.dataset.parent ? [...list.children].find((one) => one.dataset.id === row.dataset.parent) : null;
  const words = above ? list.dataset.below : list.dataset.place;
  live.textContent = (words ?? "")
    .replace("{title}", titleOf(row))
    .replace("{place}", brothers.indexOf(row) + 1)
    .replace("{count}", brothers.length)
    .replace("{above}", titleOf(above));
}

async function send(action, body, id, gesture) {
  const answer = await fetch(action, { method: "POST", body: new URLSearchParams(body) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || !page.getElementById(id)) throw new Error("not moved");
  history.replaceState(null, "", answer.url);
  document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
  const signs = document.querySelector("symbol")?.parentElement;
  for (const one of page.querySelectorAll("symbol")) if (!document.getElementById(one.id)) signs?.append(one);
  for (const list of document.querySelectorAll("[data-arrange]")) arrange(list);
  const row = document.getElementById(id);
  const button = gesture && row.querySelector(`button[value="${gesture}"]:not(:disabled)`);
  (button || row).focus();
  row.scrollIntoView({ block: "nearest" });
  say(row);
}

document.addEventListener("submit", (event) => {
  const row = event.target.closest("[data-arrange] > li");
  if (!row || !event.target.action.endsWith("/position")) return;
  event.preventDefault();
  const { name, value } = event.submitter;
  send(event.target.action, new FormData(event.target, event.submitter), row.id, value).catch(() => {
    const kept = document.createElement("input");
    kept.type = "hidden";
    kept.name = name;
    kept.value = value;
    event.target.append(kept);
    event.target.submit();
  });
});

function arrange(list) {
  const rows = () => [...list.children];
  const levels = Number(list.dataset.levels ?? 0);
  const level = (row) => Number(row.dataset.level ?? 0);
  let dragged = null;
  let within = [];
  let target = null;

  // What stands below a row moves with it, and is no place for it.
  function branch(row) {
    const all = rows();
    const from = all.indexOf(row);
    let to = from + 1;
    while (to < all.length && level(all[to]) > level(row)) to++;
    return all.slice(from, to);
  }

  const clear = () => rows().forEach((row) => row.classList.remove(...MARKS));

  function aim(y) {
    clear();
    target = null;
    const over = rows().find((row) => {
      const box = row.getBoundingClientRect();
      return y >= box.top && y < box.bottom;
    });
    if (!over || within.includes(over)) return;
    const box = over.getBoundingClientRect();
    const third = (y - box.top) / box.height;
    const deep = levels > 0 && third > 0.3 && third < 0.7 && level(over) + Math.max(...within.map(level)) - level(dragged) + 1 < levels;
    const how = deep ? "drop-in" : third < 0.5 ? "drop-before" : "drop-after";
    over.classList.add(how);
    target = { over, how };
  }

  // The place among its brothers, as if the dragged row were gone.
  function place({ over, how }) {
    const parent = how === "drop-in" ? over.dataset.id : over.dataset.parent ?? "";
    const brothers = rows().filter((row) => (row.dataset.parent ?? "") === parent && row !== dragged);
    const at = how === "drop-in" ? brothers.length : brothers.indexOf(over) + (how === "drop-after" ? 1 : 0);
    return { parent, rank: at + 1 };
  }

  function drop() {
    const row = dragged;
    const found = target && place(target);
    stop();
    if (!found) return;
    const { parent, rank } = found;
    const form = document.getElementById("arrange-form");
    form.action = row.dataset.move;
    form.elements.rang.value = rank;
    if (form.elements.below) form.elements.below.value = parent;
    send(form.action, new FormData(form), row.id, "").catch(() => form.submit());
  }

  function stop() {
    clear();
    within.forEach((row) => row.classList.remove("is-dragged"));
    document.body.classList.remove("dragging");
    dragged = null;
    target = null;
    within = [];
  }

  for (const row of rows()) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.innerHTML = DOTS;
    row.prepend(grip);
    grip.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      dragged = row;
      within = branch(row);
      within.forEach((one) => one.classList.add("is-dragged"));
      document.body.classList.add("dragging");
    });
    grip.addEventListener("pointermove", (event) => {
      if (!dragged) return;
      if (event.clientY < EDGE) scrollBy(0, -12);
      if (event.clientY > innerHeight - EDGE) scrollBy(0, 12);
      aim(event.clientY);
    });
    grip.addEventListener("pointerup", () => dragged && drop());
    grip.addEventListener("pointercancel", stop);
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && dragged) stop();
  });
}

for (const list of document.querySelectorAll("[data-arrange]")) arrange(list);
