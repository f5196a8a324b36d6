import type { Stage } from "../stage/stage";

interface Connection {
  readonly id: string;
  readonly tenantId: string;
}

/** Xero → Settings → Connected apps → Disconnect, as another client of the same app does it: the app is not told. */
export async function disconnectInXero(stage: Stage): Promise<void> {
  const headers = { Authorization: `Bearer ${await signIn(stage)}` };
  const connections = (await (await fetch(`${stage.xero.url}/connections`, { headers })).json()) as Connection[];
  for (const { id } of connections.filter(({ tenantId }) => tenantId === stage.tenantId)) {
    const answer = await fetch(`${stage.xero.url}/connections/${id}`, { method: "DELETE", headers });
    if (!answer.ok) throw new Error(`Xero did not disconnect: ${answer.status}.`);
  }
}

async function signIn({ xero, xeroClient: { id, secret, redirectUri }, tenantId }: Stage): Promise<string> {
  const scopes = "openid offline_access accounting.settings.read";
  const { code } = await xero.ask<{ code: string }>("/consent", { clientId: id, redirectUri, tenantId, scopes });
  const answer = await fetch(`${xero.url}/connect/token`, {
    method: "POST",
    headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: redirectUri }),
  });
  if (!answer.ok) throw new Error(`Xero gave no token: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}
