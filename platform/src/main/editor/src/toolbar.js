// The row of buttons above a text. The server draws them; here they learn to do something. One of them is in the order of Tab, the
// arrows go to the others (WAI-ARIA, toolbar pattern).

import { commandsCtx } from "@milkdown/kit/core";
import { redo, undo } from "@milkdown/kit/prose/history";
import { lift } from "@milkdown/kit/prose/commands";
import {
  insertHrCommand,
  toggleEmphasisCommand,
  toggleStrongCommand,
  wrapInBlockquoteCommand,
  wrapInBulletListCommand,
  wrapInHeadingCommand,
  wrapInOrderedListCommand,
} from "@milkdown/kit/preset/commonmark";
import { insertTableCommand } from "@milkdown/kit/preset/gfm";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "@milkdown/kit/prose/tables";
import { TextSelection } from "@milkdown/kit/prose/state";

const parents = (state) => {
  const { $from } = state.selection;
  return Array.from({ length: $from.depth + 1 }, (_, depth) => $from.node(depth));
};

const inside = (state, name) => parents(state).some((it) => it.type.name === name);
const headed = (state, level) => parents(state).some((it) => it.type.name === "heading" && it.attrs.level === level);

function marked(state, name) {
  const { from, to, empty, $from } = state.selection;
  const mark = state.schema.marks[name];
  return empty ? !!mark.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, mark);
}

const call = (command, payload) => (it) => it.ctx.get(commandsCtx).call(command.key, payload);
const prose = (command) => (it) => command(it.view.state, it.view.dispatch);
const heading = (level) => (it) => call(wrapInHeadingCommand, headed(it.view.state, level) ? 0 : level)(it);
const wrapped = (name, command) => (it) => (inside(it.view.state, name) ? prose(lift)(it) : call(command)(it));

/** Puts the block of the cursor into a box, or takes it out. */
function box(it, kind) {
  const { state } = it.view;
  if (inside(state, "callout")) return lift(state, it.view.dispatch);
  const range = state.selection.$from.blockRange(state.selection.$to);
  const type = state.schema.nodes.callout;
  if (!range || !range.parent.canReplaceWith(range.startIndex, range.endIndex, type)) return false;
  return it.view.dispatch(state.tr.wrap(range, [{ type, attrs: { kind, title: "" } }]).scrollIntoView());
}

/** A call for a note where the cursor is, and the note at the end, ready to be typed. */
function footnote(it) {
  const { state } = it.view;
  const labels = new Set();
  state.doc.descendants((node) => void (/^footnote/.test(node.type.name) && labels.add(node.attrs.label)));
  let label = 1;
  while (labels.has(String(label))) label++;
  const { footnote_reference: mark, footnote_definition: note, paragraph } = state.schema.nodes;
  const tr = state.tr.insert(state.selection.to, mark.create({ label: String(label) }));
  tr.insert(tr.doc.content.size, note.create({ label: String(label) }, paragraph.create()));
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.doc.content.size), -1));
  it.view.dispatch(tr.scrollIntoView());
}

const DOINGS = {
  undo: { run: prose(undo) },
  redo: { run: prose(redo) },
  "heading-2": { run: heading(2), on: (state) => headed(state, 2) },
  "heading-3": { run: heading(3), on: (state) => headed(state, 3) },
  bold: { run: call(toggleStrongCommand), on: (state) => marked(state, "strong") },
  italic: { run: call(toggleEmphasisCommand), on: (state) => marked(state, "emphasis") },
  list: { run: wrapped("bullet_list", wrapInBulletListCommand), on: (state) => inside(state, "bullet_list") },
  "list-ordered": { run: wrapped("ordered_list", wrapInOrderedListCommand), on: (state) => inside(state, "ordered_list") },
  quote: { run: wrapped("blockquote", wrapInBlockquoteCommand), on: (state) => inside(state, "blockquote") },
  box: { run: (it) => box(it, "NOTE"), on: (state) => inside(state, "callout") },
  warning: { run: (it) => box(it, "WARNING") },
  note: { run: footnote },
  rule: { run: call(insertHrCommand) },
  table: { run: (it) => !isInTable(it.view.state) && call(insertTableCommand, { row: 3, col: 3 })(it), on: isInTable },
  "row-add": { run: prose(addRowAfter) },
  "row-remove": { run: prose(deleteRow) },
  "column-add": { run: prose(addColumnAfter) },
  "column-remove": { run: prose(deleteColumn) },
  "table-remove": { run: prose(deleteTable) },
};

/** Wires the buttons of `bar` until `signal`; `more` are the doings that open a dialog. Gives what to call when the selection moves. */
export function toolbar(bar, editor, more, signal) {
  const buttons = [...bar.querySelectorAll("button[data-do]")];
  const doings = { ...DOINGS, ...more };
  const shown = () => buttons.filter((it) => it.offsetParent !== null);
  for (const button of buttons) {
    button.tabIndex = -1;
    button.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
    button.addEventListener("click", () => {
      const doing = doings[button.dataset.do];
      doing.run(editor);
      if (!doing.dialog) editor.view.focus();
    }, { signal });
  }
  buttons[0].tabIndex = 0;
  bar.addEventListener("keydown", (event) => {
    const all = shown();
    const at = all.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    const target = all[(next + all.length) % all.length];
    buttons.forEach((it) => (it.tabIndex = it === target ? 0 : -1));
    target.focus();
  }, { signal });
  const tables = bar.querySelector("[data-in-table]");
  const refresh = () => {
    const { state } = editor.view;
    for (const button of buttons) {
      const on = doings[button.dataset.do]?.on;
      if (on) button.setAttribute("aria-pressed", String(!!on(state)));
    }
    if (tables) tables.hidden = !isInTable(state);
  };
  refresh();
  return refresh;
}
