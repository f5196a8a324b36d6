import type { Stage } from "../stage/stage";

interface Connection {
  readonly id: string;
  readonly tenantId: string;
}

/** Another client at work in the demo shop's organisation, signed in on its own: the app knows nothing of it. */
export class OtherClient {
  private constructor(
    private readonly stage: Stage,
    private readonly accessToken: string,
  ) {}

  static async of(stage: Stage): Promise<OtherClient> {
    const { xero, xeroClient, tenantId } = stage;
    const { id, secret, redirectUri } = xeroClient;
    const scopes = "openid offline_access accounting.settings.read";
    const { code } = await xero.ask<{ code: string }>("/consent", { clientId: id, redirectUri, tenantId, scopes });
    const answer = await fetch(`${xero.url}/connect/token`, {
      method: "POST",
      headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` },
      body: new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: redirectUri }),
    });
    if (!answer.ok) throw new Error(`Xero gave no token: ${answer.status} ${await answer.text()}`);
    return new OtherClient(stage, ((await answer.json()) as { access_token: string }).access_token);
  }

  /** Xero → Settings → Connected apps → Disconnect: the app is not told. */
  async disconnect(): Promise<void> {
    const connections = (await (await this.send("GET", "/connections")).json()) as Connection[];
    for (const { id } of connections.filter(({ tenantId }) => tenantId === this.stage.tenantId)) {
      const answer = await this.send("DELETE", `/connections/${id}`);
      if (!answer.ok) throw new Error(`Xero did not disconnect: ${answer.status}.`);
    }
  }

  /** One call that counts against the organisation's limits; the seconds that Xero asks to wait, or null when it was let in. */
  async call(): Promise<number | null> {
    const answer = await this.send("GET", "/api.xro/2.0/Organisation");
    await answer.arrayBuffer();
    if (answer.status === 429) return Number(answer.headers.get("retry-after"));
    if (!answer.ok) throw new Error(`Xero answered the other client with ${answer.status}.`);
    return null;
  }

  private send(method: string, path: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${this.accessToken}`, Accept: "application/json", "xero-tenant-id": this.stage.tenantId };
    return fetch(`${this.stage.xero.url}${path}`, { method, headers });
  }
}
