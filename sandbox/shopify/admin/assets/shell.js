/** The admin's side of the embedded app: answers App Bridge in the frame, and only there. */
const frame = document.querySelector("#app-frame");
const appOrigin = frame.dataset.origin;
const base = frame.dataset.base;
const menu = document.querySelector("#app-nav");
const title = document.querySelector("#app-title");
const actions = document.querySelector("#app-actions");
const toast = document.querySelector("#toast");

let place = location.pathname.slice(base.length);
let links = [];
let toastTimer = 0;
let toastId = "";

const tell = (message) => frame.contentWindow.postMessage({ channel: "shopify-admin", ...message }, appOrigin);

const giveIdToken = async ({ request }) => {
  const answer = await fetch(`${base}/id-token`, { method: "POST" });
  const { token } = await answer.json();
  tell({ type: "id-token", request, token });
};

const element = (tag, properties) => Object.assign(document.createElement(tag), properties);

const showMenu = () => {
  const current = place.split("?")[0];
  const best = links.filter(({ path }) => current === path || current.startsWith(`${path}/`)).sort((a, b) => b.path.length - a.path.length)[0];
  menu.replaceChildren(
    ...links.map((link) => {
      const anchor = element("a", { href: base + link.path, textContent: link.label });
      if (link === best) anchor.setAttribute("aria-current", "page");
      anchor.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        tell({ type: "navigate", path: link.path });
      });
      const item = element("li", {});
      item.append(anchor);
      return item;
    }),
  );
};

const showFrame = (message) => {
  links = message.menu;
  title.textContent = message.title;
  actions.replaceChildren(
    ...message.actions.map(({ label, primary, disabled }, index) => {
      const button = element("button", { textContent: label, disabled, className: primary ? "button primary" : "button" });
      button.addEventListener("click", () => tell({ type: "action", index }));
      return button;
    }),
  );
  showMenu();
};

/** The frame has its own history entries; the address here only follows, so Back works once, not twice. */
const follow = ({ path }) => {
  place = path;
  history.replaceState(null, "", base + path);
  showMenu();
};

const hideToast = ({ id }) => {
  if (id === toastId) toast.hidden = true;
};

const showToast = ({ id, message, isError, duration }) => {
  clearTimeout(toastTimer);
  toastId = id;
  toast.textContent = message;
  toast.classList.toggle("error", isError);
  toast.hidden = false;
  toastTimer = setTimeout(hideToast, duration, { id });
};

const showLoading = ({ on }) => document.body.classList.toggle("loading", on);

const handlers = { "id-token": giveIdToken, frame: showFrame, place: follow, toast: showToast, "hide-toast": hideToast, loading: showLoading };

window.addEventListener("message", ({ origin, source, data }) => {
  if (origin !== appOrigin || source !== frame.contentWindow || data?.channel !== "app-bridge") return;
  handlers[data.type]?.(data);
});

// Only now: the app's first question must not arrive before somebody listens.
frame.src = frame.dataset.src;
