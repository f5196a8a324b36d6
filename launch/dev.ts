// `npm run dev`: a real development store and a real Xero demo company. `shopify app dev` runs it (shopify.web.toml)
// and sets PORT, APP_URL and the Shopify credentials; the Xero ones come from .env.
import { startApp } from "./app";
import { runFromCommandLine } from "./command-line";

await runFromCommandLine((signal) => startApp("development", signal));
