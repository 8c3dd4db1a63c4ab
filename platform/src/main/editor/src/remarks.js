// What readers would miss, beside the text while it is written: the server reads it, each remark leads to its place.

const PAUSE = 1200;

const alike = (text) => text.replace(/[\u00a0\u202f]/g, " ").replace(/’/g, "'").replace(/…$/, "");

/** Puts the cursor of a plain field on a line. */
export function seekLine(area, line) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1] || "").length);
  const height = parseFloat(getComputedStyle(area).lineHeight) || 24;
  area.scrollTop = Math.max(0, (line - 3) * height);
}

/** Where in a block of the document a remark belongs: a range, or null for the block as a whole. */
export function placeIn(block, start, about) {
  const wanted = alike(about);
  let found = null;
  if (!wanted) return null;
  block.descendants((node, at) => {
    if (found) return false;
    const from = start + 1 + at;
    if (node.type.name === "image" && [node.attrs.src, node.attrs.alt].some((it) => it && alike(it) === wanted)) found = { image: from };
    if (node.isText) {
      const mark = node.marks.find((it) => it.type.name === "link" && alike(it.attrs.href) === wanted);
      const inside = alike(node.text).indexOf(wanted);
      if (mark) found = { from, to: from + node.nodeSize };
      else if (inside >= 0) found = { from: from + inside, to: from + inside + wanted.length };
    }
    return !found;
  });
  return found;
}

/**
 * Keeps the list of remarks true.
 *
 * read() gives the text as it is now; seek(remark, text) leads to its place.
 */
export function remarks(box, form, { read, seek }) {
  const title = box.querySelector("[data-title]");
  const list = box.querySelector("[data-list]");
  let asked = 0;
  let timer;
  let before = null;

  const row = (remark, text) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn bare";
    button.textContent = remark.text;
    button.addEventListener("click", () => seek(remark, text));
    item.append(button);
    return item;
  };

  const show = (told, text) => {
    const some = told.remarks.length > 0;
    if (title.textContent !== told.title) title.textContent = some ? told.title : box.dataset.wordNone;
    list.replaceChildren(...told.remarks.map((it) => row(it, text)));
    if (some) box.hidden = false;
    box.classList.toggle("is-amber", some);
    box.classList.toggle("has-none", !some);
    form.elements.vu.value = told.seen;
  };

  const check = async () => {
    const text = read();
    if (text === before) return;
    const turn = ++asked;
    try {
      const body = new URLSearchParams({ csrf: form.elements.csrf.value, body: text });
      const answer = await fetch(box.dataset.check, { method: "POST", body, redirect: "error", headers: { accept: "application/json" } });
      if (!answer.ok) return;
      const told = await answer.json();
      if (turn !== asked) return;
      before = text;
      show(told, text);
    } catch {
      // Without a line nothing is said anew; what is typed is kept elsewhere.
    }
  };

  return {
    now: check,
    soon() {
      clearTimeout(timer);
      timer = setTimeout(check, PAUSE);
    },
  };
}
