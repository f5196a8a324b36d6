import type { Sandbox } from "../sandbox";
import { askJson, BROWSER } from "./http";

export const DEMO_SHOP = "crossfoot-demo.myshopify.com";

type SetupView = { values: Record<string, string | number | Record<string, string>> };
type Organisation = { tenantId: string; name: string; countryCode: string };

/**
 * Does over HTTP what a merchant does in the browser, page by page and with Shopify's real session tokens:
 * the app's pages are asked exactly as App Bridge would ask for them.
 */
export class Merchant {
  constructor(
    private readonly sandbox: Pick<Sandbox, "urls" | "credentials">,
    private readonly shop = DEMO_SHOP,
  ) {}

  /** Installs the app and opens it once, so that the session token is exchanged for an offline token. */
  async install(): Promise<void> {
    await askJson(`${this.sandbox.urls.shopify}/control/install`, { shop: this.shop });
    await this.page("/app", "routes/app._index");
  }

  /** From "Connect Xero" through the consent to the organisation picked. */
  async connect(country: string): Promise<Organisation> {
    const organisation = await this.organisation(country);
    const { startUrl } = (await (await this.post("/app/xero/connect", "routes/app.xero.connect", {})).json()) as { startUrl: string };
    const started = await fetch(startUrl, { redirect: "manual", headers: { "User-Agent": BROWSER } });
    const cookie = (started.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const { redirectTo } = await this.allow(new URL(started.headers.get("location") ?? ""), organisation.tenantId);
    const back = await fetch(redirectTo, { redirect: "manual", headers: { "User-Agent": BROWSER, Cookie: cookie } });
    const ticket = new URL(back.headers.get("location") ?? "").searchParams.get("ticket") ?? "";
    await this.post("/app/xero/organisation", "routes/app.xero.organisation", { ticket, tenantId: organisation.tenantId });

    return organisation;
  }

  /** Takes the setup page's proposals, with `changes`, and switches on. */
  async switchOn(changes: Record<string, string> = {}): Promise<void> {
    const { view } = (await this.page("/app/setup", "routes/app.setup")) as { view: SetupView };
    await this.post("/app/setup", "routes/app.setup", { ...asFields(view.values), ...changes });
  }

  async disconnect(): Promise<void> {
    await this.post("/app/settings", "routes/app.settings", { intent: "disconnect" });
  }

  async page(path: string, route: string): Promise<unknown> {
    const response = await fetch(await this.dataUrl(path, route), { headers: await this.headers() });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);

    return response.json();
  }

  async post(path: string, route: string, fields: Record<string, string>): Promise<Response> {
    const init = { method: "POST", headers: await this.headers(), body: new URLSearchParams(fields), redirect: "manual" as const };
    const response = await fetch(await this.dataUrl(path, route), init);
    if (response.status >= 400) throw new Error(`${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);

    return response;
  }

  private async organisation(country: string): Promise<Organisation> {
    const all = await askJson<Organisation[]>(`${this.sandbox.urls.xero}/control/organisations`);
    const found = all.find(({ countryCode }) => countryCode === country);
    if (!found) throw new Error(`The simulated Xero has no organisation in ${country}.`);

    return found;
  }

  private allow(consent: URL, tenantId: string): Promise<{ redirectTo: string }> {
    const asked = (name: string) => consent.searchParams.get(name) ?? "";

    return askJson(`${this.sandbox.urls.xero}/control/consent`, {
      clientId: asked("client_id"),
      scopes: asked("scope").split(" "),
      tenantId,
      redirectUri: asked("redirect_uri"),
      state: asked("state"),
      codeChallenge: asked("code_challenge"),
    });
  }

  private async dataUrl(path: string, route: string): Promise<string> {
    const url = new URL(path, this.sandbox.urls.web);
    const host = Buffer.from(`admin.shopify.com/store/${this.shop.split(".")[0]}`).toString("base64");
    url.search = new URLSearchParams({
      ...Object.fromEntries(url.searchParams),
      shop: this.shop,
      host,
      embedded: "1",
      _data: route,
    }).toString();

    return url.href;
  }

  private async headers(): Promise<Record<string, string>> {
    const { token } = await askJson<{ token: string }>(`${this.sandbox.urls.shopify}/control/id-token`, { shop: this.shop });

    return { Authorization: `Bearer ${token}`, "User-Agent": BROWSER };
  }
}

/** The page's values as its form posts them: a record of choices is a field for each, "taxRates.VAT 20%". */
function asFields(values: SetupView["values"]): Record<string, string> {
  const fields = Object.entries(values).flatMap(([name, value]) =>
    typeof value === "object" ? Object.entries(value).map(([key, choice]) => [`${name}.${key}`, choice]) : [[name, String(value)]],
  );

  return Object.fromEntries(fields) as Record<string, string>;
}
