// The two questions that a button cannot answer alone: where does a link lead, and which picture.

import { NodeSelection, TextSelection } from "@milkdown/kit/prose/state";

const json = async (address, options) => {
  const answer = await fetch(address, { headers: { accept: "application/json" }, ...options });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.detail || said.message || "");
  return said;
};

/** Waits for a dialog: the form's data when it is sent, null when it is left. */
function ask(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((settle) => dialog.addEventListener("close", () => settle(dialog.returnValue === "ok" || null), { once: true }));
}

function soon(run) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, 200);
  };
}

function linkAt(state) {
  const { from, to, empty, $from } = state.selection;
  const type = state.schema.marks.link;
  if (!empty) {
    let found = null;
    state.doc.nodesBetween(from, to, (node) => void (found ||= type.isInSet(node.marks)));
    return { from, to, mark: found };
  }
  const mark = type.isInSet($from.marks());
  if (!mark) return { from, to, mark: null };
  let start = $from.pos;
  let end = $from.pos;
  $from.parent.forEach((node, offset) => {
    const at = $from.start() + offset;
    if (mark.isInSet(node.marks) && at <= $from.pos && at + node.nodeSize >= $from.pos) {
      start = at;
      end = at + node.nodeSize;
    }
  });
  return { from: start, to: end, mark };
}

const complete = (typed) => {
  const address = typed.trim();
  if (/^(https?:|mailto:|tel:|\/|#)/i.test(address)) return address;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return address ? `https://${address}` : "";
};

/** Asks where a link leads, proposing the site's own pages. */
export function link(dialog, desk) {
  const { address, label } = dialog.querySelector("form").elements;
  const list = dialog.querySelector("[data-proposals]");
  const remove = dialog.querySelector("[data-remove]");
  const propose = async () => {
    const found = await json(`${desk}/liens?q=${encodeURIComponent(address.value)}`).catch(() => []);
    list.replaceChildren(
      ...found.map((it) => {
        const row = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "btn bare";
        button.textContent = it.title;
        button.addEventListener("click", () => {
          address.value = it.path;
          if (!label.value) label.value = it.title;
          label.focus();
        });
        row.append(button);
        return row;
      }),
    );
  };
  address.addEventListener("input", soon(propose));
  return async (editor) => {
    const { view } = editor;
    const at = linkAt(view.state);
    address.value = at.mark?.attrs.href || "";
    label.value = view.state.doc.textBetween(at.from, at.to, " ");
    remove.hidden = !at.mark;
    propose();
    const done = await ask(dialog);
    const gone = dialog.returnValue === "remove";
    if (done || gone) {
      const type = view.state.schema.marks.link;
      const href = gone ? "" : complete(address.value);
      const words = label.value || href;
      let { tr } = view.state;
      const same = words === view.state.doc.textBetween(at.from, at.to, " ");
      if (!same && words) tr = tr.insertText(words, at.from, at.to);
      const end = same ? at.to : at.from + words.length;
      tr = tr.removeMark(at.from, end, type);
      if (href) tr = tr.addMark(at.from, end, type.create({ href }));
      view.dispatch(tr.removeStoredMark(type).scrollIntoView());
    }
    view.focus();
  };
}

/** A picture among words goes below their paragraph, where it is a figure; in an empty paragraph it takes its place. */
function put(tr, schema, attrs) {
  const { $from } = tr.selection;
  const image = schema.nodes.image.create(attrs);
  const alone = !$from.parent.isTextblock || !$from.parent.textContent;
  if (alone) return tr.replaceSelectionWith(image, false);
  const after = $from.after();
  return tr.insert(after, schema.nodes.paragraph.create(null, image)).setSelection(TextSelection.near(tr.doc.resolve(after + 2)));
}

/** Asks which picture: a new file, or one that the site has; then what it shows. */
export function picture(dialog, desk, csrf, place) {
  const form = dialog.querySelector("form");
  const { file, alt, caption } = form.elements;
  const shelf = dialog.querySelector("[data-shelf]");
  const wrong = dialog.querySelector("[data-wrong]");
  const progress = dialog.querySelector("progress");
  let chosen = null;
  const choose = (it, button) => {
    chosen = it;
    file.value = "";
    alt.value ||= it.alt;
    caption.value ||= it.caption;
    shelf.querySelectorAll("button").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
  };
  const fill = async () => {
    const all = await json(`${desk}/images`).catch(() => []);
    shelf.replaceChildren(
      ...all.map((it) => {
        const row = document.createElement("li");
        const button = document.createElement("button");
        const thumb = document.createElement("img");
        button.type = "button";
        button.setAttribute("aria-pressed", "false");
        thumb.src = place.picture(it.path);
        thumb.alt = it.alt || it.name;
        thumb.loading = "lazy";
        button.append(thumb);
        button.addEventListener("click", () => choose(it, button));
        row.append(button);
        return row;
      }),
    );
  };
  const upload = (sent) =>
    new Promise((settle, fail) => {
      const body = new FormData();
      body.set("csrf", csrf());
      body.set("alt", alt.value);
      body.set("file", sent, sent.name);
      const request = new XMLHttpRequest();
      request.open("POST", `${desk}/images`);
      request.setRequestHeader("accept", "application/json");
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => {
        progress.hidden = false;
        progress.max = event.total;
        progress.value = event.loaded;
      });
      request.addEventListener("load", () => (request.status < 300 ? settle(request.response) : fail(new Error(request.response?.detail || ""))));
      request.addEventListener("error", () => fail(new Error("")));
      request.send(body);
    }).finally(() => (progress.hidden = true));
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.value !== "ok") return;
    event.preventDefault();
    wrong.hidden = true;
    try {
      if (file.files[0]) chosen = await upload(file.files[0]);
      if (chosen) dialog.close("ok");
      else file.focus();
    } catch (problem) {
      wrong.textContent = problem.message || place.words.lost;
      wrong.hidden = false;
    }
  });
  return async (editor, given, at) => {
    const { view } = editor;
    const node = !given && view.state.selection instanceof NodeSelection && view.state.selection.node;
    const edited = node && node.type.name === "image" ? node : null;
    form.reset();
    wrong.hidden = true;
    chosen = edited ? { path: edited.attrs.src, alt: edited.attrs.alt, caption: edited.attrs.title } : null;
    if (edited) {
      alt.value = edited.attrs.alt;
      caption.value = edited.attrs.title || "";
    }
    if (given) {
      const bag = new DataTransfer();
      bag.items.add(given);
      file.files = bag.files;
    }
    fill();
    if (await ask(dialog)) {
      const attrs = { src: chosen.path, alt: alt.value, title: caption.value };
      const { tr, schema, selection } = view.state;
      if (edited) view.dispatch(tr.setNodeMarkup(selection.from, undefined, attrs));
      else view.dispatch(put(at == null ? tr : tr.setSelection(selection.constructor.near(tr.doc.resolve(at))), schema, attrs).scrollIntoView());
    }
    view.focus();
  };
}
