// The appearance follows each choice at once: the server judges and draws, this only asks it and puts its answer in place.
const form = document.getElementById('look');
const frame = document.querySelector('#look-frame iframe');
let wait = 0, asked = null, shown = frame.src;

const colour = /^#?[0-9a-f]{3}([0-9a-f]{3})?$/i;
const long = (code) => {
  const bare = code.replace('#', '');
  return '#' + (bare.length === 3 ? bare.replace(/./g, '$&$&') : bare).toLowerCase();
};

/** The browser's own colour field beside each code; the code stays what is sent. */
function fields() {
  for (const code of form.querySelectorAll('.code .in')) {
    const picker = document.createElement('input');
    picker.type = 'color';
    picker.setAttribute('aria-label', code.labels[0].textContent);
    const show = () => {
      const now = code.value.trim() || code.placeholder;
      if (colour.test(now)) picker.value = long(now);
    };
    show();
    picker.addEventListener('input', () => { code.value = picker.value; code.dispatchEvent(new Event('input', {bubbles: true})); });
    code.addEventListener('input', show);
    code.after(picker);
  }
}

/** Where the reader was in the frame, kept from one drawing of a page to the next. */
function draw(address) {
  const place = frame.contentWindow.scrollY, view = (url) => new URL(url).searchParams.get('view');
  if (view(shown) === view(address)) frame.addEventListener('load', () => frame.contentWindow.scrollTo(0, place), {once: true});
  shown = address;
  frame.contentWindow.location.replace(address);
}

function put(page, id) {
  const here = document.getElementById(id), there = page.getElementById(id);
  if (here && there) here.replaceWith(document.adoptNode(there));
}

async function ask(theme, take) {
  asked?.abort();
  asked = new AbortController();
  const data = new FormData(form);
  for (const name of ['logoFile', 'bannerFile']) data.delete(name);
  if (take) data.set('take', take);
  const answer = await fetch(document.getElementById('look-try').formAction, {method: 'POST', body: data, signal: asked.signal});
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const other = page.querySelector('#look-frame iframe');
  if (!other) return;
  if (theme || take) {
    const focus = document.activeElement?.closest('#look-choices') && document.activeElement;
    put(page, 'look-choices');
    fields();
    if (focus?.name) form.querySelector(`[name="${focus.name}"]:is(:checked, :not([type="radio"]))`)?.focus({preventScroll: true});
    if (take) document.getElementById('f-palette').focus({preventScroll: true});
  } else {
    put(page, 'look-verdict');
  }
  put(page, 'look-state');
  document.getElementById('look-full').href = other.getAttribute('src');
  draw(new URL(other.getAttribute('src'), location.href).href);
}

const later = (theme, ms) => {
  clearTimeout(wait);
  wait = setTimeout(() => ask(theme).catch((e) => { if (e.name !== 'AbortError') throw e; }), ms);
};

form.addEventListener('input', (event) => {
  const {name, type} = event.target;
  if (type === 'file') return;
  if (/^(day|night)-/.test(name)) form.querySelector('[name="palette"][value="own"]').checked = true;
  if (name === 'width') document.getElementById('look-frame').className = 'fitting-frame is-' + event.target.value;
  else if (name) later(name === 'theme' || name === 'palette', /-/.test(name) ? 250 : 30);
});

form.addEventListener('click', (event) => {
  const take = event.target.closest('button[name="take"]');
  if (!take) return;
  event.preventDefault();
  ask(true, take.value);
});

fields();
