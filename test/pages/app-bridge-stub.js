// Just enough App Bridge for the pages to run outside the Shopify admin.
(() => {
  const toasts = [];
  window.shopify = {
    config: { apiKey: document.currentScript.dataset.apiKey },
    idToken: async () => "stub-token",
    toast: { show: (message) => toasts.push(message), shown: toasts },
  };
  // The real script takes the menu out of the page and hands it to the admin.
  document.head.append(Object.assign(document.createElement("style"), { textContent: "ui-nav-menu { display: none }" }));
})();
