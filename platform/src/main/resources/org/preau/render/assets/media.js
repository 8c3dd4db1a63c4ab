// What the library does better with a script: files go up one by one and show how far they are, and the point of a
// picture that is never cut away is set by a click or the arrow keys. Without it the same forms work as they are.

const form = document.querySelector("form[data-send]");
if (form) sending(form);
for (const figure of document.querySelectorAll("[data-focal]")) focal(figure);

function sending(form) {
  const { waits, going, kept, before, lost, done, again, send } = form.dataset;
  const input = form.elements.files;
  const area = form.querySelector("[data-progress]");
  const said = form.querySelector("[data-said]");
  const list = form.querySelector("[data-list]");
  let busy = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy || !input.files.length) return;
    busy = true;
    area.hidden = false;
    list.replaceChildren();
    const rows = [...input.files].map((file) => row(file));
    let taken = 0;
    for (const one of rows) taken += (await one.go()) ? 1 : 0;
    said.textContent = done.replace("{taken}", taken).replace("{all}", rows.length);
    const link = document.createElement("a");
    link.href = location.pathname;
    link.className = "btn s";
    link.textContent = again;
    said.append(" ", link);
    form.reset();
    busy = false;
  });

  function row(file) {
    const item = document.createElement("li");
    const body = document.createElement("div");
    const title = document.createElement("h3");
    const bar = document.createElement("progress");
    const word = document.createElement("p");
    body.className = "body";
    title.className = "file-name";
    title.textContent = file.name;
    word.className = "small";
    word.textContent = waits;
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    body.append(title, bar, word);
    item.append(body);
    list.append(item);
    const tell = (text, bad) => {
      word.textContent = text;
      word.classList.toggle("wrong", bad);
      bar.hidden = true;
      return !bad;
    };
    const go = async () => {
      said.textContent = going.replace("{name}", file.name);
      const answer = await up(file, (part) => {
        bar.value = part;
        word.textContent = Math.round(part * 100) + " %";
      });
      if (!answer) return tell(lost, true);
      if (!answer.file) return tell(answer.detail ?? lost, true);
      const link = document.createElement("a");
      link.href = location.pathname + "/" + answer.file.id;
      link.textContent = file.name;
      title.replaceChildren(link);
      return tell([answer.before ? before : kept, answer.left].filter(Boolean).join(" "), false);
    };
    return { go };
  }

  function up(file, progress) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append("csrf", form.elements.csrf.value);
      body.append("file", file);
      request.open("POST", send);
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => event.lengthComputable && progress(event.loaded / event.total));
      request.addEventListener("load", () => resolve(request.response));
      request.addEventListener("error", () => resolve(null));
      request.addEventListener("abort", () => resolve(null));
      request.send(body);
    });
  }
}

function focal(figure) {
  const [x, y] = figure.dataset.focal.split(" ").map((id) => document.getElementById(id));
  if (!x || !y) return;
  const names = "http://www.w3.org/2000/svg";
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", figure.dataset.label);
  const svg = document.createElementNS(names, "svg");
  svg.setAttribute("aria-hidden", "true");
  const circles = ["under", "over"].map((name) => {
    const circle = document.createElementNS(names, "circle");
    circle.setAttribute("class", name);
    circle.setAttribute("r", "14");
    svg.append(circle);
    return circle;
  });
  figure.append(button, svg);
  const draw = () =>
    circles.forEach((circle) => {
      circle.setAttribute("cx", x.value + "%");
      circle.setAttribute("cy", y.value + "%");
    });
  const set = (left, top) => {
    x.value = Math.min(100, Math.max(0, Math.round(left)));
    y.value = Math.min(100, Math.max(0, Math.round(top)));
    draw();
  };
  button.addEventListener("click", (event) => {
    if (!event.detail) return;
    const box = button.getBoundingClientRect();
    set(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  });
  button.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-2, 0], ArrowRight: [2, 0], ArrowUp: [0, -2], ArrowDown: [0, 2] }[event.key];
    if (!step) return;
    event.preventDefault();
    set(Number(x.value) + step[0], Number(y.value) + step[1]);
  });
  x.addEventListener("input", draw);
  y.addEventListener("input", draw);
  draw();
}
