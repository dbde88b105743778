// Makes handier what works without it: nothing on a page depends on this file.
const root = document.documentElement;
root.classList.add("js");

const remember = (name, value) => {
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `stoa-${name}=${value};path=/;max-age=31536000;samesite=lax${secure}`;
};

// A preference in the address is in the cookie by now; left there it would win over the next choice.
const address = new URL(location.href);
if (address.searchParams.has("theme") || address.searchParams.has("lang")) {
  address.searchParams.delete("theme");
  address.searchParams.delete("lang");
  history.replaceState(null, "", address);
}

const switchTheme = (link) => {
  const theme = link.dataset.themeChoice;
  remember("theme", theme);
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const other of document.querySelectorAll("[data-theme-choice]")) {
    if (other === link) other.setAttribute("aria-current", "true");
    else other.removeAttribute("aria-current");
  }
};

const copy = async (button) => {
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.getAttribute("aria-label");
  button.dataset.state = "done";
  button.setAttribute("aria-label", button.dataset.copied);
  setTimeout(() => {
    delete button.dataset.state;
    button.setAttribute("aria-label", label);
  }, 2000);
};

document.addEventListener("click", (event) => {
  const theme = event.target.closest("[data-theme-choice]");
  if (theme) {
    event.preventDefault();
    switchTheme(theme);
  }
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// The server answers a second post of one form with the first answer; this only shows that the first is on its way.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  const button = event.submitter;
  if (button) setTimeout(() => { button.disabled = true; button.setAttribute("aria-busy", "true"); });
});

window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[aria-busy]")) {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
});

// Turns one tree into another and leaves alone what is equal: focus, animations and live regions survive, and a screen reader
// announces no more than there is to say.
const morph = (here, fresh) => {
  if (here.isEqualNode(fresh)) return;
  if (here.nodeType !== Node.ELEMENT_NODE || here.nodeName !== fresh.nodeName || here.childNodes.length !== fresh.childNodes.length) {
    here.replaceWith(fresh);
    return;
  }
  for (const name of here.getAttributeNames()) if (!fresh.hasAttribute(name)) here.removeAttribute(name);
  for (const name of fresh.getAttributeNames()) here.setAttribute(name, fresh.getAttribute(name));
  const next = [...fresh.childNodes];
  [...here.childNodes].forEach((child, i) => morph(child, next[i]));
};

// Whoever has just followed a link or sent a form is not held up. When it was a file, they are still here after a while.
let isLeaving = false;
addEventListener("beforeunload", () => { isLeaving = true; });

const reloadUnlessLeaving = () => {
  if (!isLeaving) return location.reload();
  isLeaving = false;
  setTimeout(reloadUnlessLeaving, 5000);
};

// The server sends the region as it would draw it now, in the visitor's language.
const listen = (region) => {
  const stream = new EventSource(region.dataset.live);
  stream.addEventListener("region", (event) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = event.data;
    morph(region, fresh.content.firstElementChild);
  });
  stream.addEventListener("reload", () => { stream.close(); reloadUnlessLeaving(); });
  addEventListener("pagehide", () => stream.close());
};

for (const region of document.querySelectorAll("[data-live]")) listen(region);
