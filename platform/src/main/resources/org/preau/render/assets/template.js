// Numbers the lines of a template beside its text; without it the text is the same, unnumbered.
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
}
