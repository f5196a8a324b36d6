/**
 * The sandbox's stand-in for Shopify's App Bridge: a plain script that an embedded page loads with
 * <script src=".../app-bridge.js" data-api-key="...">. It talks to the admin page around it by
 * postMessage, and only to the origin it was loaded from.
 */
(() => {
  const script = document.currentScript;
  const adminOrigin = new URL(script.src).origin;
  const embedded = window.parent !== window;
  const SHOPIFY_PARAMETERS = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"];
  const ID_TOKEN_LIMIT_MS = 10_000;

  const tell = (message) => {
    if (embedded) window.parent.postMessage({ channel: "app-bridge", ...message }, adminOrigin);
  };

  // ---- id tokens: asked of the admin page, which fetches one that lives a minute

  const waiting = new Map();
  let lastRequest = 0;

  const idToken = () =>
    new Promise((resolve, reject) => {
      if (!embedded) return reject(new Error("App Bridge gives id tokens only inside the Shopify admin."));
      lastRequest += 1;
      const request = lastRequest;
      const limit = setTimeout(() => {
        waiting.delete(request);
        reject(new Error("The Shopify admin gave no id token within ten seconds."));
      }, ID_TOKEN_LIMIT_MS);
      waiting.set(request, { resolve, limit });
      tell({ type: "id-token", request });
    });

  const takeIdToken = ({ request, token }) => {
    const asked = waiting.get(request);
    if (!asked) return;
    clearTimeout(asked.limit);
    waiting.delete(request);
    asked.resolve(token);
  };

  // ---- what Shopify put into the address, kept for later documents of the same tab

  const parameters = new URLSearchParams(location.search);
  const remembered = (name) => {
    const given = parameters.get(name);
    if (given) sessionStorage.setItem(`app-bridge:${name}`, given);
    return given ?? sessionStorage.getItem(`app-bridge:${name}`) ?? "";
  };
  const config = {
    apiKey: script.dataset.apiKey ?? document.querySelector('meta[name="shopify-api-key"]')?.content ?? "",
    shop: remembered("shop"),
    host: remembered("host"),
    locale: remembered("locale") || "en",
    appOrigins: [location.origin],
    disabledFeatures: [],
    experimentalFeatures: [],
    debug: {},
  };

  // ---- fetch to the app's own origin carries a fresh id token

  const plainFetch = window.fetch.bind(window);

  const authorised = async (request) => {
    const headers = new Headers(request.headers);
    headers.set("Authorization", `Bearer ${await idToken()}`);
    headers.set("X-Requested-With", "XMLHttpRequest");
    headers.set("Accept-Language", config.locale);
    return new Request(request, { headers });
  };

  const leaveForAuthorisation = (response) => {
    const address = response.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
    if (address) window.open(address, "_top");
  };

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const own = new URL(request.url).origin === location.origin;
    if (!embedded || !own || request.headers.has("Authorization")) return plainFetch(input, init);
    const again = request.clone();
    let response = await plainFetch(await authorised(request));
    if (response.status === 401 && response.headers.has("X-Shopify-Retry-Invalid-Session-Request")) {
      response = await plainFetch(await authorised(again));
    }
    leaveForAuthorisation(response);
    return response;
  };

  // ---- the address in the admin follows the page in the frame

  const place = () => {
    const query = new URLSearchParams(location.search);
    for (const name of SHOPIFY_PARAMETERS) query.delete(name);
    return location.pathname + (query.size > 0 ? `?${query}` : "");
  };
  const tellPlace = () => tell({ type: "place", path: place() });
  for (const method of ["pushState", "replaceState"]) {
    const original = history[method].bind(history);
    history[method] = (...details) => {
      original(...details);
      tellPlace();
    };
  }
  window.addEventListener("popstate", tellPlace);

  // ---- menu and title bar: elements in the app's page, shown by the admin

  const menuLinks = () => [...document.querySelectorAll("ui-nav-menu a[href], s-app-nav a[href], s-app-nav s-link[href]")];
  const titleBar = () => document.querySelector("ui-title-bar, s-page[heading]");
  const titleButtons = () => [...(document.querySelector("ui-title-bar")?.querySelectorAll("button, a") ?? [])];
  let lastTold = "";

  const tellFrame = () => {
    const bar = titleBar();
    const frame = {
      type: "frame",
      menu: menuLinks()
        .filter((link) => link.getAttribute("rel") !== "home")
        .map((link) => ({ label: link.textContent.trim(), path: link.getAttribute("href") })),
      title: bar?.getAttribute("title") ?? bar?.getAttribute("heading") ?? "",
      actions: titleButtons().map((button) => ({
        label: button.textContent.trim(),
        primary: button.getAttribute("variant") === "primary",
        disabled: button.hasAttribute("disabled"),
      })),
    };
    const told = JSON.stringify(frame);
    if (told === lastTold) return;
    lastTold = told;
    tell(frame);
  };

  const watchFrame = () => {
    // A constructed sheet, not a <style>: another element in <head> would upset React's hydration.
    const hidden = new CSSStyleSheet();
    hidden.replaceSync("ui-nav-menu, ui-title-bar, s-app-nav { display: none; }");
    document.adoptedStyleSheets.push(hidden);
    new MutationObserver(tellFrame).observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
    tellPlace();
    tellFrame();
  };

  /** The app's router listens for this event; Shopify's React provider turns it into a navigation. */
  const navigate = ({ path }) => {
    const link = menuLinks().find((candidate) => candidate.getAttribute("href") === path);
    link?.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
  };

  const clickAction = ({ index }) => titleButtons()[index]?.click();

  const answers = { "id-token": takeIdToken, navigate, action: clickAction };
  window.addEventListener("message", ({ origin, source, data }) => {
    if (origin !== adminOrigin || source !== window.parent || data?.channel !== "shopify-admin") return;
    answers[data.type]?.(data);
  });

  // ---- the global that apps and @shopify/app-bridge-react use

  let lastToast = 0;
  const toast = {
    show(message, { isError = false, duration = 5_000 } = {}) {
      lastToast += 1;
      tell({ type: "toast", id: String(lastToast), message: String(message), isError, duration });
      return String(lastToast);
    },
    hide(id) {
      tell({ type: "hide-toast", id });
    },
  };
  const notModelled = (name) => () => {
    throw new Error(`The sandbox's App Bridge does not model shopify.${name} yet.`);
  };

  window.shopify = {
    config,
    idToken,
    toast,
    origin: location.origin,
    ready: Promise.resolve(),
    environment: { embedded, mobile: false, intent: false, pos: false },
    loading: (on = true) => tell({ type: "loading", on: Boolean(on) }),
    user: async () => ({ accountAccess: "Full access" }),
    resourcePicker: notModelled("resourcePicker"),
    picker: notModelled("picker"),
    modal: { show: notModelled("modal.show"), hide: notModelled("modal.hide"), toggle: notModelled("modal.toggle") },
    saveBar: { show: notModelled("saveBar.show"), hide: notModelled("saveBar.hide"), toggle: notModelled("saveBar.toggle"), leaveConfirmation: async () => {} },
    scopes: { query: notModelled("scopes.query"), request: notModelled("scopes.request"), revoke: notModelled("scopes.revoke") },
  };

  // ---- the library's bounce page: same address again, with an id token this time

  const reload = parameters.get("shopify-reload");
  const bounce = async () => {
    const address = new URL(reload);
    if (address.origin !== location.origin) throw new Error("shopify-reload leads to another origin.");
    address.searchParams.set("id_token", await idToken());
    location.replace(address);
  };
  if (reload) void bounce();
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watchFrame);
  else watchFrame();
})();
