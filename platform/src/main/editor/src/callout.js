// A box that stands out: in Markdown a quotation whose first line is [!NOTE] or [!WARNING] and a title.

import { $node, $remark, $view } from "@milkdown/kit/utils";

const MARK = /^\\?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\\?\][ \t]*([^\n]*)(?:\n|$)/;

/** Finds them among the quotations. */
function find(node) {
  if (node.type === "blockquote") recognise(node);
  node.children?.forEach(find);
}

function recognise(quote) {
  const paragraph = quote.children[0];
  const text = paragraph?.type === "paragraph" && paragraph.children[0];
  const found = text && text.type === "text" && MARK.exec(text.value);
  if (!found) return;
  quote.type = "callout";
  quote.kind = found[1] === "WARNING" || found[1] === "CAUTION" ? "WARNING" : "NOTE";
  quote.title = found[2].trim();
  text.value = text.value.slice(found[0].length);
  if (!text.value) paragraph.children.shift();
  while (paragraph.children[0]?.type === "break") paragraph.children.shift();
  if (!paragraph.children.length) quote.children.shift();
  if (!quote.children.length) quote.children.push({ type: "paragraph", children: [] });
}

const remark = $remark("callout", () => () => find);

const node = $node("callout", () => ({
  group: "block",
  content: "block+",
  defining: true,
  attrs: { kind: { default: "NOTE" }, title: { default: "" } },
  parseDOM: [
    {
      tag: "div.callout",
      getAttrs: (dom) => ({ kind: dom.dataset.kind || "NOTE", title: dom.dataset.title || "" }),
      contentElement: (dom) => dom.querySelector(".callout-words") || dom,
    },
  ],
  toDOM: (it) => [
    "div",
    { class: "callout", "data-kind": it.attrs.kind, "data-title": it.attrs.title },
    ["div", { class: "callout-words" }, 0],
  ],
  parseMarkdown: {
    match: (it) => it.type === "callout",
    runner: (state, it, type) => state.openNode(type, { kind: it.kind, title: it.title }).next(it.children).closeNode(),
  },
  toMarkdown: {
    match: (it) => it.type.name === "callout",
    runner: (state, it) => {
      state.openNode("blockquote");
      state.addNode("paragraph", [{ type: "html", value: `[!${it.attrs.kind}] ${it.attrs.title}`.trim() }]);
      state.next(it.content).closeNode();
    },
  },
}));

/** Its title is typed in a line of its own; Enter goes into the box. */
const view = (words) =>
  $view(node, () => (start, editor, at) => {
    let it = start;
    const dom = document.createElement("div");
    const title = document.createElement("input");
    const contentDOM = document.createElement("div");
    const show = () => {
      dom.className = it.attrs.kind === "WARNING" ? "callout callout-warning" : "callout";
      if (title.value !== it.attrs.title) title.value = it.attrs.title;
      title.placeholder = it.attrs.kind === "WARNING" ? words.warning : words.note;
    };
    const set = (attrs) => editor.dispatch(editor.state.tr.setNodeMarkup(at(), undefined, { ...it.attrs, ...attrs }));
    title.className = "callout-title";
    title.setAttribute("aria-label", words.boxTitle);
    title.addEventListener("input", () => set({ title: title.value.replace(/\s+/g, " ") }));
    title.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        editor.focus();
      }
    });
    contentDOM.className = "callout-words";
    dom.append(title, contentDOM);
    show();
    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== it.type) return false;
        it = next;
        show();
        return true;
      },
      stopEvent: (event) => event.target === title,
      ignoreMutation: (mutation) => !contentDOM.contains(mutation.target),
    };
  });

export const callout = [remark, node].flat();
export const calloutNode = node;
export const calloutView = view;
