/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: "app",
  // A README beside the routes would become a page: Remix takes Markdown for a route.
  ignoredRouteFiles: ["**/.*", "**/*.md"],
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    // Off: App Bridge signs `?_data=` requests of the classic data protocol.
    v3_singleFetch: false,
    v3_routeConfig: false,
  },
};
