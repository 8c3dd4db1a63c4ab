// What pages of an account do better with a script: passkeys, and how hard a new password is to guess.
// Each form works as the page says without it; a passkey is the one thing that cannot.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

async function ask(path, form, fields = {}) {
  const body = new URLSearchParams({ csrf: form.elements.csrf.value, ...fields });
  const answer = await fetch(path, { method: "POST", body });
  if (answer.redirected) location.assign(answer.url);
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("application/json")) throw new Error(answer.status);
  return answer.json();
}

const described = (credential, response) => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  clientExtensionResults: credential.getClientExtensionResults(),
  response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
});

async function sign(options) {
  const credential = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge) },
  });
  const { authenticatorData, signature, userHandle } = credential.response;
  return described(credential, {
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : undefined,
  });
}

async function make(options) {
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: options.excludeCredentials.map((key) => ({ ...key, id: bytes(key.id) })),
    },
  });
  return described(credential, {
    attestationObject: text(credential.response.attestationObject),
    transports: credential.response.getTransports?.() ?? [],
  });
}

function passkeys(form) {
  const problem = document.getElementById(form.dataset.problem);
  form.addEventListener("submit", async (event) => {
    if (!form.checkValidity()) return; // Sent as it is: the page that comes back says what is missing.
    event.preventDefault();
    problem.hidden = true;
    try {
      const options = await ask(form.dataset.options, form);
      const answer = options.user ? await make(options) : await sign(options);
      form.elements.challenge.value = options.challenge;
      form.elements.answer.value = JSON.stringify(answer);
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
  document.querySelectorAll("[data-passkey]").forEach((part) => {
    part.hidden = false;
    part.querySelector("[autofocus]")?.focus();
  });
  document.querySelectorAll("[data-no-passkey]").forEach((part) => (part.hidden = true));
}

function strength(said) {
  const form = said.closest("form");
  const password = form.elements.password;
  const meter = said.querySelector("meter");
  const words = said.querySelector("[role=status]");
  let waiting;
  let asked = 0;
  password.addEventListener("input", () => {
    clearTimeout(waiting);
    const mine = ++asked;
    waiting = setTimeout(async () => {
      const found = await ask(said.dataset.strength, form, { password: password.value }).catch(() => null);
      if (!found || mine !== asked) return;
      said.hidden = false;
      meter.value = found.score;
      words.textContent = found.words;
    }, 300);
  });
}

if (window.PublicKeyCredential) document.querySelectorAll("form[data-options]").forEach(passkeys);
document.querySelectorAll("[data-strength]").forEach(strength);
