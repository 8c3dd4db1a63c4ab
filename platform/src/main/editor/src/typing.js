// What is set right while one types. The site sets every text anew when it shows it (no-break spaces, quotes, dashes), so this is only to
// see it early; Backspace just after gives back what was typed. Never in code, where such rules do not run.

import { InputRule } from "@milkdown/kit/prose/inputrules";
import { Plugin, TextSelection } from "@milkdown/kit/prose/state";
import { $inputRule, $prose } from "@milkdown/kit/utils";

const NARROW = "\u202f";
const WIDE = "\u00a0";

/** `replace` says how many characters before the cursor give way to what. */
const rule = (pattern, replace) =>
  $inputRule(
    () =>
      new InputRule(pattern, (state, match, start, end) => {
        const [before, text] = replace(match);
        return state.tr.insertText(text, end - before, end);
      }),
  );

/** French: « », ’, …, and the spaces that keep a sign on the line of its word. */
export const french = [
  rule(/\p{L}'$/u, () => [0, "’"]),
  rule(/(?:^|[\s([{«“—–\u202f\u00a0])"$/u, () => [0, `«${NARROW}`]),
  rule(/[^\s([{«“—–]"$/u, () => [0, `${NARROW}»`]),
  rule(/\S ([;!?])$/u, ([, sign]) => [1, NARROW + sign]),
  rule(/\S :$/u, () => [1, `${WIDE}:`]),
  rule(/[^.]\.\.\.$/u, () => [2, "…"]),
].flat();

const ADDRESS = /^https?:\/\/\S+$/i;

/** Makes a link of the address that stands just before the cursor. */
function linked(view) {
  const { $from, empty } = view.state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return;
  const before = $from.parent.textBetween(0, $from.parentOffset, "\n", "\ufffc");
  const found = /(?:^|\s)(https?:\/\/[^\s\ufffc]*[^\s\ufffc.,;:!?)»"'])$/iu.exec(before);
  const type = view.state.schema.marks.link;
  if (!found || type.isInSet($from.marks())) return;
  const from = $from.pos - found[1].length;
  view.dispatch(view.state.tr.addMark(from, $from.pos, type.create({ href: found[1] })).removeStoredMark(type));
}

/** An address that is typed or pasted becomes a link; pasted over words, they lead there. */
export const addresses = $prose(
  () =>
    new Plugin({
      props: {
        handleKeyDown(view, event) {
          if (event.key === "Enter" || event.key === " ") linked(view);
          return false;
        },
        handlePaste(view, event) {
          const text = event.clipboardData?.getData("text/plain").trim() || "";
          const { tr, selection, schema } = view.state;
          if (!ADDRESS.test(text) || !(selection instanceof TextSelection) || selection.$from.parent.type.spec.code) return false;
          const mark = schema.marks.link.create({ href: text });
          if (selection.empty) tr.replaceSelectionWith(schema.text(text, [mark]), false);
          else tr.addMark(selection.from, selection.to, mark);
          view.dispatch(tr.removeStoredMark(schema.marks.link).scrollIntoView());
          return true;
        },
      },
    }),
);
