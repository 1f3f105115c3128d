// Comfort on top of pages that work without it. Nothing is kept in the browser: drafts live on the server.
const root = document.documentElement;
root.dataset.js = "";
const $ = (selector, from = document) => from.querySelector(selector);
const field = 'input:not([type="hidden"]), textarea, select';
const clock = () => new Date().toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" }).replace(":", ".");

function say(text) {
  const line = $("#status");
  if (line) line.textContent = text;
}

// ---- What went wrong, with a way to try again. The typed text stays where it is.

function complain(text, retry, link) {
  const line = $("#fel");
  if (!line) return;
  const sentence = document.createElement("span");
  sentence.textContent = text;
  line.replaceChildren(sentence);
  if (retry) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ds-button";
    button.dataset.variant = "secondary";
    button.textContent = "Försök igen";
    button.addEventListener("click", () => { line.hidden = true; retry(); });
    line.append(button);
  }
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link.href;
    anchor.target = "_blank";
    anchor.textContent = link.text;
    line.append(anchor);
  }
  line.hidden = false;
  line.scrollIntoView({ block: "nearest" });
}

const signedOut = () => complain("Du har loggats ut. Det du har skrivit står kvar här. Logga in i en ny flik, kom tillbaka hit och spara.",
  null, { href: "/logga-in", text: "Logga in i en ny flik" });

for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"])
  document.addEventListener(name, event => {
    const { elt, xhr } = event.detail;
    if (xhr && xhr.status === 401) return signedOut();
    const saves = elt.closest("form")?.method === "post";
    const text = xhr?.status === 404 ? "Sidan finns inte längre. Ladda om för att se vad som gäller."
      : saves && xhr?.status === 503 ? "Inte sparat. Servern kan inte spara just nu. Det du skrev står kvar. Säg till den som sköter Mia och försök igen om en stund."
      : saves ? "Kunde inte spara. Din text finns kvar." : "Kunde inte hämta. Kontrollera nätet och försök igen.";
    const again = elt.matches("form") ? () => elt.requestSubmit() : () => elt.click();
    complain(text, xhr?.status === 404 ? () => location.reload() : again);
  });

// ---- Where focus goes when a part of the page is replaced.

function settleFocus(target) {
  const summary = $(".ds-error-summary", target) ?? (target.matches?.(".ds-error-summary") ? target : null);
  if (summary) return summary.focus();
  const wanted = $("[data-focus]", target);
  if (wanted) return wanted.focus();
  if (target.id === "dlg-body") return $(field, target)?.focus();
  // Text that is being typed keeps its focus; otherwise a replaced panel starts at its heading.
  if (document.activeElement === document.body) $('h2[tabindex="-1"]', target)?.focus();
}

document.addEventListener("htmx:afterSettle", event => {
  const line = $("#fel");
  if (line) line.hidden = true;
  settleFocus(event.detail.target ?? event.target);
});

document.addEventListener("status", event => say(event.detail.text ?? event.detail.value ?? ""));

// ---- Dialogs: one for short forms, opened and closed by the server's answer.

let opener = null;
document.addEventListener("dialogOpen", () => {
  const dialog = $("#dlg");
  if (dialog && !dialog.open) { opener = document.activeElement; dialog.showModal(); }
});
document.addEventListener("dialogClose", () => $("#dlg")?.close());
$("#dlg")?.addEventListener("close", () => {
  $("#dlg-body").replaceChildren();
  if (opener?.isConnected) opener.focus();
  opener = null;
});

// ---- Drafts: two seconds after the last key the form is kept on the server, for its author only.

const drafts = new WeakMap();

function draftLine(form) {
  let line = $(".draft", form);
  if (!line) {
    line = document.createElement("p");
    line.className = "draft";
    line.setAttribute("role", "status");
    form.append(line);
  }
  return line;
}

async function keepDraft(form, leaving = false) {
  const body = new FormData(form);
  body.delete("__once");
  for (const secret of form.querySelectorAll('input[type="password"], input[type="file"]')) body.delete(secret.name);
  drafts.get(form).dirty = false;
  try {
    const answer = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(body), keepalive: leaving, redirect: "manual" });
    if (answer.status === 401 || answer.type === "opaqueredirect") return signedOut();
    if (!answer.ok) throw new Error(String(answer.status));
    seen();
    drafts.get(form).failed = false;
    draftLine(form).textContent = `Utkast sparat kl. ${clock()}`;
  } catch {
    Object.assign(drafts.get(form), { dirty: true, failed: true });
    draftLine(form).textContent = "Utkastet kunde inte sparas. Texten står kvar på sidan.";
  }
}

document.addEventListener("input", event => {
  const form = event.target.form;
  active();
  if (event.target.dataset.max) countDown(event.target);
  if (!form?.dataset.draft) return;
  const state = drafts.get(form) ?? {};
  clearTimeout(state.timer);
  drafts.set(form, { failed: state.failed, dirty: true, timer: setTimeout(() => keepDraft(form), 2000) });
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const form of document.querySelectorAll("form[data-draft]"))
    if (drafts.get(form)?.dirty) { clearTimeout(drafts.get(form).timer); keepDraft(form, true); }
});

document.addEventListener("submit", event => {
  const state = drafts.get(event.target);
  if (state) { clearTimeout(state.timer); state.dirty = false; }
});

// A file that is too large is said before it is sent. The server says so too.
document.addEventListener("submit", event => {
  const file = [...event.target.querySelectorAll('input[type="file"][data-most]')].find(f => f.files[0]?.size > Number(f.dataset.most));
  if (!file) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  complain(`Filen är större än ${Math.round(Number(file.dataset.most) / 1048576)} MB. Välj en mindre fil.`);
  file.focus();
}, true);

function countDown(area) {
  const left = Number(area.dataset.max) - area.value.length;
  let note = area.parentElement.querySelector(".count");
  if (left > 100) return note?.remove();
  if (!note) {
    note = document.createElement("p");
    note.className = "count hint";
    note.setAttribute("role", "status");
    area.after(note);
  }
  note.textContent = left >= 0 ? `${left} tecken kvar` : `${-left} tecken för mycket`;
}

// ---- The session: a warning before it ends, and text that survives its end.

const idle = Number(document.body.dataset.idleMinutes) * 60000;
const warn = Number(document.body.dataset.warnMinutes) * 60000;
let lastRequest = Date.now();
let lastAction = Date.now();
const seen = () => { lastRequest = Date.now(); };
const active = () => { lastAction = Date.now(); };
// What a page asks by itself every few seconds is no sign of a person, and does not prolong the session.
document.addEventListener("htmx:afterRequest", event => { if (!event.detail.requestConfig?.headers?.["X-Poll"]) seen(); });
for (const name of ["keydown", "pointerdown"]) document.addEventListener(name, active, { passive: true });

async function ping() {
  try {
    const answer = await fetch("/session", { redirect: "manual", headers: { "X-Requested-With": "fetch" } });
    if (answer.status === 204) { seen(); return true; }
    return answer.status === 401 || answer.type === "opaqueredirect" ? false : null;
  } catch { return null; }
}

// What is left in milliseconds, without prolonging: another tab may have kept the session alive.
async function left() {
  try { return Number(await (await fetch("/session/kvar", { redirect: "manual" })).text()) * 1000; } catch { return null; }
}

const hasTyped = () => [...document.querySelectorAll("main form")].some(form => form.method === "post"
  && [...form.elements].some(control => "defaultValue" in control && control.type !== "hidden" && control.value !== control.defaultValue));

if (idle > 0) {
  const warning = $("#session-dlg");
  setInterval(async () => {
    const quiet = Date.now() - lastRequest;
    // Somebody who works is not idle, even when nothing has been sent for a while.
    if (quiet > idle / 2 && lastAction > lastRequest && Date.now() - lastAction < 120000) await ping();
    else if (quiet > idle - warn) {
      const remaining = await left();
      if (remaining > warn) { lastRequest = Date.now() - idle + remaining; warning.close(); }
      else if (remaining > 0 && !warning.open) warning.showModal();
      else if (remaining === 0) {
        warning.close();
        if (hasTyped()) signedOut(); else location.assign("/logga-in");
      }
    }
  }, 20000);
  $("[data-session-stay]").addEventListener("click", async () => {
    warning.close();
    if (await ping() === false) signedOut();
  });
}

// A form is sent only when the server can be reached, and one that has been open for long only when somebody is still signed in: the browser's
// own page about a lost connection would take the place of the text.
document.addEventListener("submit", async event => {
  const form = event.target;
  const doubtful = !navigator.onLine || drafts.get(form)?.failed || (idle > 0 && Date.now() - lastRequest > 60000);
  if (form.method !== "post" || !doubtful || form.matches("[hx-post]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const submitter = event.submitter;
  const answers = !navigator.onLine ? null : idle > 0 ? await ping() : true;
  if (answers === false) return signedOut();
  if (answers === null)
    return complain("Du är inte uppkopplad, så inget är sparat än. Det du har skrivit står kvar. Försök igen när nätet är tillbaka.", () => form.requestSubmit(submitter));
  seen();
  if (drafts.get(form)) drafts.get(form).failed = false;
  form.requestSubmit(submitter);
}, true);

addEventListener("online", () => {
  for (const form of document.querySelectorAll("form[data-draft]")) if (drafts.get(form)?.failed) keepDraft(form);
});

// A page that the browser brings back from memory is a new form, not a repeated one.
addEventListener("pageshow", event => {
  if (event.persisted) for (const once of document.querySelectorAll('input[name="__once"]')) once.value = crypto.randomUUID();
});

// ---- Keys, all with a modifier.

document.addEventListener("keydown", event => {
  const modifier = event.ctrlKey || event.metaKey;
  if (modifier && event.key.toLowerCase() === "k") {
    const at = document.body.dataset.shortcutsAt;
    if (at) { event.preventDefault(); htmx.ajax("GET", at, "#dlg-body"); }
  } else if (modifier && event.key === "Enter" && event.target.matches("textarea")) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  } else if (event.key === "Escape") {
    const menu = event.target.closest?.("details.menu[open]");
    if (menu) { menu.open = false; $("summary", menu).focus(); }
  }
});

document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  if (event.target.closest("[data-print]")) print();
  if (event.target.closest("[data-dialog-close]")) { event.preventDefault(); $("#dlg")?.close(); }
  const jump = event.target.closest(".ds-error-summary a");
  const target = jump && document.getElementById(jump.hash.slice(1));
  if (target) { event.preventDefault(); target.focus(); target.scrollIntoView({ block: "center" }); }
});

// ---- Shortcuts: what is typed narrows the list, the arrows go through what is left, Enter takes the first.

const plain = text => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
const choices = box => [...box.querySelectorAll("a")].filter(link => !link.closest("[hidden]"));

document.addEventListener("input", event => {
  const box = event.target.closest("[data-shortcuts]");
  if (!box) return;
  const words = plain(event.target.value).split(/\s+/);
  for (const row of box.querySelectorAll(".navlist > li")) row.hidden = !words.every(word => plain(row.textContent).includes(word));
});

document.addEventListener("keydown", event => {
  const box = event.target.closest?.("[data-shortcuts]");
  if (!box || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
  const field = $("input", box);
  const links = choices(box);
  if (event.key === "Enter") {
    // Nothing to choose: the search is sent as it is.
    if (event.target !== field || !field.value.trim() || !links.length) return;
    event.preventDefault();
    links[0].click();
    return;
  }
  event.preventDefault();
  const row = [field, ...links];
  row.at((row.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)) % row.length).focus();
});

// ---- A row of tabs that is wider than the screen shows where one is.

for (const here of document.querySelectorAll(".tabs [aria-current]")) {
  const row = here.closest(".tabs");
  row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

// ---- Print: light, and with everything unfolded.

let scheme;
addEventListener("beforeprint", () => {
  scheme = root.dataset.colorScheme;
  root.dataset.colorScheme = "light";
  for (const fold of document.querySelectorAll("main details:not([open])")) { fold.open = true; fold.dataset.unfolded = ""; }
});
addEventListener("afterprint", () => {
  root.dataset.colorScheme = scheme;
  for (const fold of document.querySelectorAll("[data-unfolded]")) { fold.open = false; delete fold.dataset.unfolded; }
});
