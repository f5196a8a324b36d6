import { readAppConfig } from "./app-config";
import { startShopifySimulator } from "./simulator";

/** The setting, or one sentence and exit code 1. */
function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`The simulated Shopify needs the environment variable ${name}.`);
  process.exit(1);
}

function portSetting(): number {
  const port = Number(setting("PORT"));
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  console.error("The simulated Shopify needs a port number in PORT.");
  process.exit(1);
}

async function main(): Promise<void> {
  const credentials = { appUrl: setting("APP_URL"), clientId: setting("CLIENT_ID"), clientSecret: setting("CLIENT_SECRET") };
  const app = readAppConfig(setting("APP_CONFIG"), credentials);
  const simulator = await startShopifySimulator({ app, port: portSetting(), dataDir: setting("DATA_DIR") });
  const stop = (): void => void simulator.close().then(() => process.exit(0));
  process.once("SIGTERM", stop).once("SIGINT", stop);
  // Started by a launcher: do not outlive it.
  process.once("disconnect", stop);
  console.log(JSON.stringify({ ready: true, url: simulator.url }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
