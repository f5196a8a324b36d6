import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedEvent {
  resourceUrl: string;
  resourceId: string;
  eventDateUtc: string;
  eventType: string;
  eventCategory: string;
  tenantId: string;
  tenantType: string;
  data?: unknown;
}

export interface Received {
  events: ReceivedEvent[];
  firstEventSequence: number;
  lastEventSequence: number;
  entropy: string;
  rightlySigned: boolean;
}

/** A webhook receiver as Xero asks for: 200 to a right signature, 401 to a wrong one; its mood can be changed. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  mood: "good" | "trusting" | "failing" | "silent" = "good";

  private constructor(private readonly server: Server, private readonly key: string) {}

  static async start(key: string, port = 0): Promise<WebhookReceiver> {
    const server = createServer((request, response) => void receiver.answer(request, response));
    const receiver = new WebhookReceiver(server, key);
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhooks/xero`;
  }

  /** Payloads with events, in the order of their arrival. */
  get deliveries(): Received[] {
    return this.received.filter(({ events }) => events.length > 0);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const rightlySigned =
      request.headers["x-xero-signature"] === createHmac("sha256", this.key).update(body).digest("base64");
    this.received.push({ ...(JSON.parse(body) as Received), rightlySigned });
    if (this.mood === "silent") return;
    response.statusCode = this.mood === "failing" ? 500 : rightlySigned || this.mood === "trusting" ? 200 : 401;
    response.end();
  }
}

/** What is waited for comes in a moment; a busy machine may take many. */
const WAIT_LIMIT_MS = 20_000;

/** Waits until a condition on real events holds. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + WAIT_LIMIT_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited ${WAIT_LIMIT_MS / 1000} s in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
