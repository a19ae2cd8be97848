import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

import { provinces } from "./provinces.ts";

export default defineConfig({
  plugins: [svelte(), provinces()],
  base: "/",
  worker: { format: "es" },
  build: {
    target: "es2022",
    outDir: "../src/dateline/web/static",
    emptyOutDir: true,
    // Outlines and fonts are fetched, never put into the JavaScript; the page's policy allows no data: addresses for them.
    assetsInlineLimit: 0,
    // The map library is one large file by itself.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
