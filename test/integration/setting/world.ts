import { readSettings, type Settings } from "../../../app/config/env.server";
import { requestedScopes, shopifyAppConfig } from "../../../launch/shopify-app-config";
import { readAppConfig } from "../../../sandbox/shopify/app-config";
import { startShopifySimulator } from "../../../sandbox/shopify/simulator";
import { startXeroSimulator } from "../../../sandbox/xero/simulator";
import { createTestDatabase, type TestDatabase } from "../../bench/database";
import { makeAppUnderTest, type AppUnderTest } from "./app-under-test";
import { Line } from "./line";
import { ShopifySide } from "./shopify-side";
import { TestClock } from "./test-clock";
import { until } from "./until";
import { startWeb } from "./web";
import { GATHER_MS, XeroSide } from "./xero-side";

const SHOPIFY_APP = { clientId: "integration-client", clientSecret: "shopify-integration-secret" };
const XERO_APP = { appName: "Crossfoot", clientId: "INTEGRATION0CLIENT", clientSecret: "xero-integration-secret" };
const XERO_WEBHOOK_KEY = "xero-integration-webhook-key";
const MOST_ROUNDS = 40;

type Close = () => Promise<unknown>;
/** From the app to each platform. Simulators are controlled directly, past these. */
type Lines = { readonly shopify: Line; readonly xero: Line };
type Parts = Pick<World, "clock" | "settings" | "app" | "shopify" | "xero" | "lines" | "webUrl">;
type AtEnd = (close: () => Promise<void>) => void;
type Choices = { limits?: "on" | "off"; openDatabase?: () => Promise<TestDatabase> };

/** Both platforms, the network to each, a database and the app between them. Nothing is shared with another world. */
export class World {
  readonly clock: TestClock;
  readonly settings: Settings;
  readonly app: AppUnderTest;
  readonly shopify: ShopifySide;
  readonly xero: XeroSide;
  readonly lines: Lines;
  readonly webUrl: string;

  private constructor({ clock, settings, app, shopify, xero, lines, webUrl }: Parts) {
    this.clock = clock;
    this.settings = settings;
    this.app = app;
    this.shopify = shopify;
    this.xero = xero;
    this.lines = lines;
    this.webUrl = webUrl;
  }

  /** Everything is closed `atEnd`: of a file (`afterAll`) or of a test (`onTestFinished`), last opened first. */
  static async start(atEnd: AtEnd, { limits = "off", openDatabase = createTestDatabase }: Choices = {}): Promise<World> {
    const open: Close[] = [];
    atEnd(async () => {
      for (const close of open.reverse()) await close();
    });
    const web = await startWeb();
    open.push(() => web.close());
    const database = await openDatabase();
    open.push(() => database.drop());
    const shopify = await startShopifySimulator({ port: 0, app: readAppConfig(shopifyAppConfig, { appUrl: web.url, ...SHOPIFY_APP }) });
    open.push(() => shopify.close());
    const xero = await startXeroSimulator(xeroSettings(web.url));
    open.push(() => xero.close());
    const lines = { shopify: await Line.to(shopify.url), xero: await Line.to(xero.url) };
    open.push(
      () => lines.shopify.close(),
      () => lines.xero.close(),
    );
    const settings = await settingsOf({ database: database.url, web: web.url, lines, limits });
    const clock = new TestClock();
    const app = makeAppUnderTest(settings, clock);
    open.push(() => app.close());
    web.open(app);

    const xeroSide = new XeroSide(xero, { ...XERO_APP, redirectUri: `${web.url}/xero/callback` });

    clock.pass = async (ms) => {
      clock.advance(ms);
      await xeroSide.advance(ms);
    };

    return new World({ clock, settings, app, shopify: new ShopifySide(shopify), xero: xeroSide, lines, webUrl: web.url });
  }

  /** Another process of the app on the same database. */
  startSecondApp(atEnd: AtEnd): AppUnderTest {
    const app = makeAppUnderTest(this.settings, this.clock);
    atEnd(() => app.close());

    return app;
  }

  /** Time passes for the app and for Xero. Shopify's clock only dates what it does: it is moved where that matters. */
  async advance(byMs: number): Promise<void> {
    this.clock.advance(byMs);
    await this.xero.advance(byMs);
  }

  /** Delivers the webhooks that were caused, and works until nothing is due. */
  async settle(): Promise<void> {
    const { worker } = this.app;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await this.deliverWebhooks();
      const more = await worker.handleReceipts();
      const due = await worker.due();
      for (const tenantId of due) await worker.turn(tenantId);
      if (!more && due.length === 0 && this.xero.undelivered === 0 && this.shopify.underWay === 0) return;
    }
    throw new Error(`There is still work after ${MOST_ROUNDS} rounds.`);
  }

  /** Delivers the webhooks that were caused and takes note of them; nothing is worked on yet. */
  async hear(): Promise<void> {
    await this.deliverWebhooks();
    while (await this.app.worker.handleReceipts());
  }

  /** Until everything that was caused has reached the app and is stored there. */
  async deliverWebhooks(): Promise<void> {
    await until("Shopify's webhooks to arrive", () => this.shopify.underWay === 0);
    await until("Xero to enable its webhooks", () => this.xero.webhooksEnabled);
    if (this.xero.undelivered === 0) return;
    await this.xero.advance(GATHER_MS);
    await until("Xero's webhooks to arrive", () => this.xero.undelivered === 0);
  }
}

function xeroSettings(webUrl: string) {
  return {
    port: 0,
    app: { ...XERO_APP, redirectUris: [`${webUrl}/xero/callback`] },
    webhook: { url: `${webUrl}/webhooks/xero`, key: XERO_WEBHOOK_KEY },
    issuer: "https://identity.xero.com",
    dataDir: undefined,
    dailyCallLimit: 5_000,
  };
}

type Where = { database: string; web: string; lines: Lines; limits: "on" | "off" };

async function settingsOf({ database, web, lines, limits }: Where): Promise<Settings> {
  return readSettings({
    NODE_ENV: "test",
    CROSSFOOT_MODE: "sandbox",
    DATABASE_URL: database,
    APP_URL: web,
    SHOPIFY_API_KEY: SHOPIFY_APP.clientId,
    SHOPIFY_API_SECRET: SHOPIFY_APP.clientSecret,
    SCOPES: await requestedScopes(),
    XERO_CLIENT_ID: XERO_APP.clientId,
    XERO_CLIENT_SECRET: XERO_APP.clientSecret,
    XERO_WEBHOOK_KEY,
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
    SHOPIFY_ORIGIN: lines.shopify.url,
    SHOPIFY_ADMIN_ORIGIN: lines.shopify.url,
    APP_BRIDGE_URL: `${lines.shopify.url}/app-bridge.js`,
    XERO_ORIGIN: lines.xero.url,
    ...(limits === "off" && { XERO_LIMITS: limits }),
  });
}
