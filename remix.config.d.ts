import type { VitePluginConfig } from "@remix-run/dev";

/** The type of `remix.config.js`, which stays plain JavaScript because Remix' tools look for that name. */
declare const config: VitePluginConfig;
export default config;
