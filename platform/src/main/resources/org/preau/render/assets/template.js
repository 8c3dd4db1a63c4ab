// Numbers the lines of a template beside its text, and leads from a fault to its place; without it the text is the same, unnumbered.
for (const text of document.querySelectorAll("textarea[data-lines]")) {
  const around = document.createElement("div");
  const numbers = document.createElement("pre");
  around.className = "template-lines";
  numbers.setAttribute("aria-hidden", "true");
  text.before(around);
  around.append(numbers, text);
  const count = () => {
    const lines = text.value.split("\n").length;
    numbers.textContent = Array.from({ length: lines }, (_, i) => i + 1).join("\n");
    numbers.scrollTop = text.scrollTop;
  };
  text.addEventListener("input", count);
  text.addEventListener("scroll", () => { numbers.scrollTop = text.scrollTop; });
  count();
  for (const link of document.querySelectorAll("a[data-line]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const lines = text.value.split("\n");
      const before = lines.slice(0, link.dataset.line - 1).join("\n").length + (link.dataset.line > 1 ? 1 : 0);
      const at = before + Math.max(0, link.dataset.column - 1);
      text.focus();
      text.setSelectionRange(at, before + (lines[link.dataset.line - 1] ?? "").length);
      text.scrollTop = (text.scrollHeight / lines.length) * Math.max(0, link.dataset.line - 4);
    });
  }
}
