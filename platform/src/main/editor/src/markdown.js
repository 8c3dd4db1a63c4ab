// Markdown in, Markdown out: what the editor knows of it, and how it is written.

import { remarkStringifyOptionsCtx } from "@milkdown/kit/core";
import {
  commonmark,
  headingSchema,
  imageSchema,
  listItemKeymap,
  remarkPreserveEmptyLinePlugin,
  syncHeadingIdPlugin,
} from "@milkdown/kit/preset/commonmark";
import { columnResizingPlugin, gfm } from "@milkdown/kit/preset/gfm";
import { callout } from "./callout.js";

const without = (plugins, ...unwanted) => plugins.filter((it) => !unwanted.flat().includes(it));

/** Headings begin at the second level: the first is the title's. */
const heading = headingSchema.extendSchema((before) => (ctx) => {
  const schema = before(ctx);
  return {
    ...schema,
    attrs: { ...schema.attrs, level: { default: 2, validate: "number" } },
    parseDOM: [1, 2, 3, 4, 5, 6].map((n) => ({ tag: `h${n}`, attrs: { id: "", level: Math.min(Math.max(n, 2), 4) } })),
    toDOM: (node) => [`h${node.attrs.level}`, 0],
  };
});

/** An image copied inside the text keeps what it had, and only the site's own may be pasted. */
const image = imageSchema.extendSchema((before) => (ctx) => ({
  ...before(ctx),
  parseDOM: [
    {
      tag: "img[src]",
      getAttrs: (dom) => {
        const src = dom.dataset.src || dom.getAttribute("src");
        return src.startsWith("/media/")
          ? { src, alt: dom.getAttribute("alt") || "", title: dom.dataset.caption || "" }
          : false;
      },
    },
  ],
  parseMarkdown: {
    match: (it) => it.type === "image",
    runner: (state, it, type) => state.addNode(type, { src: it.url, alt: it.alt || "", title: it.title || "" }),
  },
  toMarkdown: {
    match: (node) => node.type.name === "image",
    runner: (state, { attrs }) =>
      state.addNode("image", undefined, undefined, { url: attrs.src, alt: attrs.alt, title: attrs.title || null }),
  },
  toDOM: (node) => [
    "img",
    { src: node.attrs.src, "data-src": node.attrs.src, alt: node.attrs.alt, "data-caption": node.attrs.title || "" },
  ],
}));

/** Without what would write HTML into the text (empty lines) or attributes that nobody reads (identifiers of headings). */
export const dialect = [
  without(commonmark, remarkPreserveEmptyLinePlugin, syncHeadingIdPlugin),
  without(gfm, columnResizingPlugin),
  heading,
  image,
  callout,
].flat();

/** Tab leads on, as everywhere on the page; lists are indented with Ctrl or Command and the brackets. */
function keys(ctx) {
  ctx.update(listItemKeymap.key, (before) => ({
    ...before,
    SinkListItem: { ...before.SinkListItem, shortcuts: "Mod-]" },
    LiftListItem: { ...before.LiftListItem, shortcuts: "Mod-[" },
  }));
}

/** Written as people write it: hyphens for lists, stars for emphasis, no needless escapes. */
export function style(ctx) {
  keys(ctx);
  ctx.update(remarkStringifyOptionsCtx, (before) => ({
    ...before,
    bullet: "-",
    emphasis: "*",
    strong: "*",
    rule: "-",
    listItemIndent: "one",
    resourceLink: false,
  }));
}

const words = (text) => text.replace(/&[a-z]+;|&#x?[0-9a-f]+;/gi, " ").match(/[\p{L}\p{N}]+/gu) || [];

/** Whether nothing that was in a text is missing when it comes out of the editor; signs may be written otherwise. */
export function keeps(source, written) {
  const left = new Map();
  for (const word of words(written)) left.set(word, (left.get(word) || 0) + 1);
  return words(source).every((word) => {
    const count = left.get(word) || 0;
    left.set(word, count - 1);
    return count > 0;
  });
}
