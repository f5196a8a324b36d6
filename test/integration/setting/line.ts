import { Agent, createServer, request as open, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that went over the line: `PUT /api.xro/2.0/Invoices?unitdp=4`, and its body. */
export interface Carried {
  readonly call: string;
  readonly body: string;
  readonly idempotencyKey: string | undefined;
}

interface Fault {
  readonly match: RegExp;
  readonly lasts: boolean;
  /** Called in place of simply carrying the request. */
  readonly strike: (exchange: Exchange) => Promise<void>;
}

interface Exchange {
  readonly carried: Carried;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

interface Answered {
  readonly answer: IncomingMessage;
  readonly body: Buffer;
}

export interface Held {
  /** Resolves when the request has arrived and is held. */
  readonly arrived: Promise<void>;
  /** Carries it on as if it had only been slow. */
  release(): void;
}

/**
 * The network between the app and one platform: carries every request to the simulator and can fail as networks do.
 * A fault hits the first request whose call and body match, and is then used up.
 */
export class Line {
  readonly carried: Carried[] = [];
  private readonly faults = new Set<Fault>();
  private readonly server = createServer((request, response) => {
    // Where the platform breaks off, so does the line.
    this.receive(request, response).catch(() => request.socket.destroy());
  });
  private readonly agent = new Agent({ keepAlive: true });
  private port = 0;

  private constructor(private readonly target: URL) {}

  static async to(target: string): Promise<Line> {
    const line = new Line(new URL(target));
    await line.up();
    return line;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** The connection breaks before the request reaches the platform, or after the platform has done the work. */
  cut(match: RegExp, when: "before" | "after"): void {
    this.arm(match, async (exchange) => {
      if (when === "after") await this.ask(exchange);
      exchange.request.socket.destroy();
    });
  }

  /** Each such request breaks, however often it is sent. */
  breakEvery(match: RegExp): void {
    this.faults.add({
      match,
      lasts: true,
      strike: ({ request }) => {
        request.socket.destroy();
        return Promise.resolve();
      },
    });
  }

  /** Each such request is answered with this status, and nothing is done, until the returned function is called. */
  refuseEvery(match: RegExp, status: number): () => void {
    const fault: Fault = {
      match,
      lasts: true,
      strike: ({ response }) => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ Message: `Refused with ${status}.` }));
        return Promise.resolve();
      },
    };
    this.faults.add(fault);
    return () => void this.faults.delete(fault);
  }

  /** Each such request is answered with what `change` makes of the platform's JSON, until the returned function is called. */
  alterEvery(match: RegExp, change: (answer: unknown) => void): () => void {
    const fault: Fault = {
      match,
      lasts: true,
      strike: async (exchange) => {
        const { answer, body } = await this.ask(exchange);
        const json: unknown = JSON.parse(body.toString("utf8"));
        change(json);
        delete answer.headers["content-length"];
        this.reply(exchange, { answer, body: Buffer.from(JSON.stringify(json)) });
      },
    };
    this.faults.add(fault);
    return () => void this.faults.delete(fault);
  }

  /** Slow before the platform has done the work, or after. */
  hold(match: RegExp, when: "before" | "after"): Held {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => void (release = resolve));
    const arrived = new Promise<void>((resolve) => {
      this.arm(match, async (exchange) => {
        const early = when === "after" ? await this.ask(exchange) : undefined;
        resolve();
        await released;
        this.reply(exchange, early ?? (await this.ask(exchange)));
      });
    });
    return { arrived, release };
  }

  /** Everything that matches, so far. */
  count(match: RegExp): number {
    return this.carried.filter((each) => match.test(text(each))).length;
  }

  /** Nobody listens any more. */
  async down(): Promise<void> {
    const closed = new Promise<void>((resolve) => void this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  async up(): Promise<void> {
    await new Promise<void>((resolve) => void this.server.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (this.server.listening) await this.down();
    this.agent.destroy();
  }

  private arm(match: RegExp, strike: Fault["strike"]): void {
    this.faults.add({ match, lasts: false, strike });
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const carried = {
      call: `${request.method} ${request.url}`,
      body: Buffer.concat(chunks).toString("utf8"),
      idempotencyKey: request.headers["idempotency-key"]?.toString(),
    };
    this.carried.push(carried);
    const fault = [...this.faults].find(({ match }) => match.test(text(carried)));
    const exchange = { carried, request, response };
    if (!fault) return this.carry(exchange);
    if (!fault.lasts) this.faults.delete(fault);
    await fault.strike(exchange);
  }

  private async carry(exchange: Exchange): Promise<void> {
    this.reply(exchange, await this.ask(exchange));
  }

  private reply({ response }: Exchange, { answer, body }: Answered): void {
    response.writeHead(answer.statusCode ?? 502, answer.headers).end(body);
  }

  private async ask({ carried, request }: Exchange): Promise<Answered> {
    const { hostname, port } = this.target;
    const options = { hostname, port, agent: this.agent, method: request.method, path: request.url, headers: request.headers };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      open(options, resolve).on("error", reject).end(carried.body);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
    return { answer, body: Buffer.concat(chunks) };
  }
}

function text({ call, body }: Carried): string {
  return `${call}\n${body}`;
}
