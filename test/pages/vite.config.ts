import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "../../remix.config.js";

/** The pages as they are shipped, built beside the real build, so that neither disturbs the other. */
export default defineConfig({
  plugins: [remix({ ...remixConfig, buildDirectory: ".cache/pages" })],
  resolve: { alias: { "~": new URL("../../app", import.meta.url).pathname } },
  build: { assetsInlineLimit: 0 },
});
