import { startXeroSimulator } from "../../sandbox/xero/simulator";
import type { TenantId } from "../../app/domain/ids";
import { control } from "../simulators";
import { XERO_WEBHOOK_KEY } from "./settings";
import { regulars } from "./shop";

const APP = { appName: "Bench", clientId: "bench", clientSecret: "bench-secret", redirectUris: ["http://localhost:9/xero/callback"] };
const SCOPES =
  "openid profile email offline_access accounting.invoices accounting.payments accounting.banktransactions accounting.contacts accounting.settings.read".split(
    " ",
  );

export type BenchXero = Awaited<ReturnType<typeof startXero>>;

/** The simulated Xero, nothing kept on disk, its limits off, with the regular customers in the British books. */
export async function startXero(webhookUrl: string | undefined) {
  const simulator = await startXeroSimulator({
    port: 0,
    app: APP,
    webhook: webhookUrl === undefined ? undefined : { url: webhookUrl, key: XERO_WEBHOOK_KEY },
    issuer: "https://identity.xero.com",
    dataDir: undefined,
    dailyCallLimit: 5_000,
  });
  const { url } = simulator;
  await control(url, "/limits", { enforced: false });
  const organisations = (await (await fetch(`${url}/control/organisations`)).json()) as { tenantId: string; countryCode: string }[];
  const tenantId = (organisations.find(({ countryCode }) => countryCode === "GB")?.tenantId ?? "") as TenantId;
  const tokens = await tokensFor(url, tenantId);
  const ask = (method: string, path: string, body?: unknown) => api({ url, tenantId, ...tokens }, { method, path, body });
  const Contacts = regulars.map(({ displayName, firstName, lastName, email }) => ({
    Name: displayName,
    FirstName: firstName,
    LastName: lastName,
    EmailAddress: email,
  }));
  await ask("PUT", "/Contacts", { Contacts });

  return {
    url,
    tenantId,
    ...tokens,
    ask,
    advance: (ms: number) => control(url, "/clock", { advanceMs: ms }),
    undelivered: async () => {
      const { undelivered } = (await (await fetch(`${url}/control/webhooks`)).json()) as { undelivered: number };

      return undelivered;
    },
    close: () => simulator.close(),
  };
}

/** "Allow access" without a browser. */
async function tokensFor(url: string, tenantId: string): Promise<{ accessToken: string; refreshToken: string }> {
  const [redirectUri = ""] = APP.redirectUris;
  const { code } = await control(url, "/consent", { clientId: APP.clientId, scopes: SCOPES, tenantId, redirectUri });
  const basic = Buffer.from(`${APP.clientId}:${APP.clientSecret}`).toString("base64");
  const body = new URLSearchParams({ grant_type: "authorization_code", code: String(code), redirect_uri: redirectUri });
  const answer = await fetch(`${url}/connect/token`, { method: "POST", headers: { authorization: `Basic ${basic}` }, body });
  const { access_token, refresh_token } = (await answer.json()) as Record<string, string>;
  if (!access_token || !refresh_token) throw new Error("The simulated Xero gave no tokens.");

  return { accessToken: access_token, refreshToken: refresh_token };
}

type Books = { url: string; tenantId: string; accessToken: string };

/** One call of the Accounting API, past the engine. */
async function api({ url, tenantId, accessToken }: Books, { method, path, body }: { method: string; path: string; body: unknown }) {
  const answer = await fetch(`${url}/api.xro/2.0${path}`, {
    method,
    headers: {
      authorization: `Bearer ${accessToken}`,
      "xero-tenant-id": tenantId,
      accept: "application/json",
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);

  return JSON.parse(text) as Record<string, unknown>;
}
