import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  // Found only once a page asks for them, they would be optimised late and bring a second React with them.
  optimizeDeps: {
    include: [
      "clsx",
      "lucide-react",
      "@radix-ui/react-dialog",
      "@radix-ui/react-dropdown-menu",
      "@radix-ui/react-switch",
      "react-zoom-pan-pinch",
    ],
  },
  build: { target: "es2022", sourcemap: false },
  server: { watch: { ignored: ["**/.data/**", "**/build/**"] } },
});
