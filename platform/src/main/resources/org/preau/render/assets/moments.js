// Sliding: the chosen moment takes the page's place as one slides, without leaving it, so the focus stays on the slider. While
// the server prepares a moment its progress is asked for. Where anything fails, the browser goes to the moment's own page.
const PAUSE = 250, AGAIN = 600;
const form = document.getElementById("slide");
const frise = form.querySelector(".frise");
const live = document.createElement("div");
live.className = "vh";
live.setAttribute("role", "status");
document.body.append(live);
let wait = 0, turn = 0;

const chosen = () => form.querySelector("input:checked");
const show = (radio) => radio?.closest("li").scrollIntoView({ block: "nearest", inline: "center" });

// The bars show which moment is meant at once; what belongs to the moment follows.
async function see(address, mine) {
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== turn) return;
  const next = page.getElementById("moment");
  if (!answer.ok || !next) throw new Error("no moment");
  const old = document.getElementById("moment");
  if (!old) { location.assign(address); return; }
  document.title = page.title;
  document.getElementById("moment-head").replaceChildren(...page.getElementById("moment-head").childNodes);
  form.querySelector(".slide-steps").replaceChildren(...page.querySelector(".slide-steps").childNodes);
  document.getElementById("f-le").value = page.getElementById("f-le").value;
  const signs = document.querySelector("symbol")?.parentElement;
  for (const one of page.querySelectorAll("symbol")) if (!document.getElementById(one.id)) signs?.append(one);
  old.replaceWith(next);
  history.replaceState(null, "", address);
  if (next.dataset.filling) setTimeout(() => mine === turn && go(address, mine), AGAIN);
  else live.textContent = document.querySelector("#moment-head h1").textContent;
}

async function go(address, mine) {
  try {
    await see(address, mine);
  } catch {
    if (mine === turn) location.assign(address);
  }
}

form.addEventListener("change", () => {
  const radio = chosen();
  show(radio);
  clearTimeout(wait);
  document.getElementById("moment")?.setAttribute("aria-busy", "true");
  const mine = ++turn;
  wait = setTimeout(() => go(`${form.getAttribute("action")}/${radio.value}`, mine), PAUSE);
});

// Nothing chosen yet: Tab would lead to the oldest moment, and what went wrong went wrong lately.
const latest = [...frise.querySelectorAll("input")].at(-1);
let byTab = false;
document.addEventListener("keydown", (event) => { byTab = event.key === "Tab"; });
document.addEventListener("pointerdown", () => { byTab = false; });
frise.addEventListener("focusin", (event) => {
  if (byTab && !chosen() && event.target.name === "moment" && !frise.contains(event.relatedTarget)) latest.focus();
});
show(chosen() ?? latest);
