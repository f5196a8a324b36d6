import { readAppConfig, type AppConfig } from "./app-config";
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

/** All webhooks to one address, whatever the configuration says; none when it is empty. */
function withWebhooksTo(url: string | undefined, app: AppConfig): AppConfig {
  if (url === undefined) return app;
  return { ...app, subscriptions: url === "" ? [] : app.subscriptions.map((terms) => ({ ...terms, url })) };
}

async function main(): Promise<void> {
  const credentials = { appUrl: setting("APP_URL"), clientId: setting("CLIENT_ID"), clientSecret: setting("CLIENT_SECRET") };
  const app = withWebhooksTo(process.env["WEBHOOK_URL"], readAppConfig(setting("APP_CONFIG"), credentials));
  const simulator = await startShopifySimulator({ app, port: portSetting(), dataDir: setting("DATA_DIR"), seed: Number(process.env["SEED"] ?? "1") });
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
