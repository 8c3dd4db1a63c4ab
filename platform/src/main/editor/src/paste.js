// What comes from a word processor or another page, before the editor reads it: only its structure stays.

const LIST = /mso-list:\s*l(\d+)\s+level(\d+)/i;
const NUMBERED = /^\s*(?:\d+|[a-z]|[ivx]+)[.)]/i;

/** Lists that Word writes as paragraphs with a bullet drawn in front. */
function wordLists(body) {
  for (const paragraph of [...body.querySelectorAll("p[style*='mso-list'], p[class*='MsoListParagraph']")]) {
    const style = paragraph.getAttribute("style") || "";
    if (/mso-list:\s*none/i.test(style)) continue;
    const marker = [...paragraph.querySelectorAll("span")].find((it) => /mso-list:\s*ignore/i.test(it.getAttribute("style") || ""));
    const kind = NUMBERED.test((marker || paragraph).textContent) ? "ol" : "ul";
    const [, number = "0", level = "1"] = LIST.exec(style) || [];
    marker?.remove();
    place(paragraph, kind, Number(level), number);
  }
}

function place(paragraph, kind, level, number) {
  const before = paragraph.previousElementSibling;
  let list = before?.dataset.word === number ? before : null;
  if (!list) {
    list = document.createElement(kind);
    list.dataset.word = number;
    paragraph.before(list);
  }
  for (let depth = 1; depth < level; depth++) {
    const last = list.lastElementChild;
    if (!last) break;
    let inner = last.querySelector(":scope > ul, :scope > ol");
    if (!inner) last.append((inner = document.createElement(kind)));
    list = inner;
  }
  const item = document.createElement("li");
  item.append(...paragraph.childNodes);
  list.append(item);
  paragraph.remove();
}

/** What an element's own style says; read as text, since the page's content policy keeps browsers from reading it as a style. */
const said = (element, property) =>
  new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(element.getAttribute("style") || "")?.[1].trim().toLowerCase() || "";

/** Bold and italics that are a style and not an element; bold elements that are not bold (Google Docs wraps all in one). */
function emphasis(body) {
  for (const it of [...body.querySelectorAll("b, strong")]) {
    if (/^(normal|400)$/.test(said(it, "font-weight"))) it.replaceWith(...it.childNodes);
  }
  for (const it of [...body.querySelectorAll("span, font")]) {
    const bold = /^(bold|[6-9]00)$/.test(said(it, "font-weight"));
    const italic = said(it, "font-style") === "italic";
    if (!it.textContent.trim() || !(bold || italic) || it.closest("h1,h2,h3,h4,h5,h6")) continue;
    let inner = document.createElement(bold ? "strong" : "em");
    inner.append(...it.childNodes);
    if (bold && italic) {
      const em = document.createElement("em");
      em.append(inner);
      inner = em;
    }
    it.replaceWith(inner);
  }
}

const isOwn = (image) => (image.dataset.src || image.getAttribute("src") || "").startsWith("/media/");

/** Headings in which a word processor repeats the bold of its style; lines that hold nothing; pictures from elsewhere. */
function leftovers(body) {
  body.querySelectorAll("style, script, meta, link, title, xml, o\\:p, w\\:sdt").forEach((it) => (it.childNodes.length && /:/.test(it.tagName) ? it.replaceWith(...it.childNodes) : it.remove()));
  body.querySelectorAll("h1 b, h1 strong, h2 b, h2 strong, h3 b, h3 strong, h4 b, h4 strong").forEach((it) => it.replaceWith(...it.childNodes));
  body.querySelectorAll("a:not([href]), a[href^='#_Toc'], a[href^='file:']").forEach((it) => it.replaceWith(...it.childNodes));
  body.querySelectorAll("a[href]").forEach((it) => /^(https?:|mailto:|tel:|\/|#)/i.test(it.getAttribute("href")) || it.replaceWith(...it.childNodes));
  body.querySelectorAll("img").forEach((it) => isOwn(it) || it.remove());
  body.querySelectorAll("p, h1, h2, h3, h4, h5, h6").forEach((it) => !it.textContent.replace(/\u00a0/g, " ").trim() && !it.querySelector("img") && it.remove());
  body.querySelectorAll(":scope > br").forEach((it) => it.remove());
}

function renamed(element, name) {
  const other = document.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/** A text's own title stands above it, so a document's first level is the second here, and the others follow. */
function levels(body) {
  if (!body.querySelector("h1")) return;
  for (const level of [5, 4, 3, 2, 1]) body.querySelectorAll(`h${level}`).forEach((it) => renamed(it, `h${level + 1}`));
}

/** The first row names the columns, whether the word processor knew or not; what names is not bold besides. */
function headers(body) {
  for (const table of body.querySelectorAll("table")) {
    if (!table.querySelector("th")) [...(table.rows[0]?.cells || [])].forEach((it) => renamed(it, "th"));
    table.querySelectorAll("th :is(b, strong)").forEach((it) => it.replaceWith(...it.childNodes));
  }
}

/** What is left of looks, which would undo the bold beside it; what the editor itself copied names its spans. */
function looks(body) {
  body.querySelectorAll("span:not([data-type]), font").forEach((it) => it.replaceWith(...it.childNodes));
  body.querySelectorAll("[style]:not(td, th)").forEach((it) => it.removeAttribute("style"));
}

/** Clean HTML of pasted HTML. */
export function clean(html) {
  const body = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->/g, ""), "text/html").body;
  wordLists(body);
  emphasis(body);
  leftovers(body);
  levels(body);
  headers(body);
  looks(body);
  return body.innerHTML;
}
