// The two questions that a button cannot answer alone: where does a link lead, and which picture.

import { NodeSelection, TextSelection } from "@milkdown/kit/prose/state";
import { ask, fillShelf, json, send, soon } from "./asking.js";

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

export const complete = (typed) => {
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

/** What stands alone goes below the words of its paragraph; in an empty paragraph it takes their place. */
export function put(tr, schema, nodes) {
  const { $from } = tr.selection;
  const paragraph = schema.nodes.paragraph.create(null, nodes);
  const alone = $from.depth === 0 || ($from.parent.isTextblock && !$from.parent.content.size);
  if (alone && $from.depth) tr.replaceWith($from.before(), $from.after(), paragraph);
  else tr.insert($from.depth ? $from.after() : $from.pos, paragraph);
  const after = tr.mapping.map($from.depth ? $from.after() : $from.pos);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(after, tr.doc.content.size))));
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
  const upload = (sent) => send(`${desk}/images`, { csrf: csrf(), alt: alt.value, file: sent }, progress);
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
    fillShelf(shelf, `${desk}/images`, place, choose);
    if (await ask(dialog)) {
      const attrs = { src: chosen.path, alt: alt.value, title: caption.value };
      const { tr, schema, selection } = view.state;
      if (edited) view.dispatch(tr.setNodeMarkup(selection.from, undefined, attrs));
      else view.dispatch(put(at == null ? tr : tr.setSelection(selection.constructor.near(tr.doc.resolve(at))), schema, [schema.nodes.image.create(attrs)]).scrollIntoView());
    }
    view.focus();
  };
}
