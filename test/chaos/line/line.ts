import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { CALM, type Fate, type Weather } from "./weather";

/** One connection: the side that asked and the side that answers. */
interface Wire {
  readonly client: Socket;
  readonly upstream: Socket;
  readonly target: number;
  /** The head of the request under way; null once its answer began. */
  request: string | null;
  stalled: boolean;
}

const HEAD_BYTES = 400;

/**
 * A TCP proxy between two programs that fails as networks do, told by the weather. It knows no protocol: a piece that
 * comes from the client is a request, the first piece back after it is its answer. With several targets connections
 * take turns, and a target that refuses is passed over, as by a load balancer.
 */
export class Line {
  weather: Weather = CALM;
  private readonly wires = new Set<Wire>();
  /** Every client, also one whose other side has not answered yet. */
  private readonly clients = new Set<Socket>();
  private readonly server: Server = createServer((client) => {
    this.clients.add(client);
    client.once("close", () => this.clients.delete(client));
    this.accept(client, this.turn++);
  });
  private turn = 0;
  private port = 0;

  private constructor(private readonly targets: readonly number[]) {}

  static async to(...targets: number[]): Promise<Line> {
    const line = new Line(targets);
    await line.up();
    return line;
  }

  /** Where clients connect, on 127.0.0.1. The same after `down` and `up`. */
  get listensOn(): number {
    return this.port;
  }

  /** Requests that have gone up and are not answered yet. */
  get unanswered(): number {
    return [...this.wires].filter(({ request }) => request !== null).length;
  }

  /** Calm again. What hung is broken off: its silence would otherwise outlast the fault. */
  clear(): void {
    this.weather = CALM;
    for (const wire of this.wires) if (wire.stalled) reset(wire);
  }

  /** Nobody listens any more, and what was open breaks. */
  async down(): Promise<void> {
    const closed = new Promise<void>((resolve) => void this.server.close(() => resolve()));
    for (const wire of this.wires) reset(wire);
    for (const client of this.clients) client.resetAndDestroy();
    if (this.server.listening) await closed;
  }

  async up(): Promise<void> {
    if (this.server.listening) return;
    await new Promise<void>((resolve, reject) => void this.server.once("error", reject).listen(this.port, "127.0.0.1", resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  private accept(client: Socket, turn: number, refused = 0): void {
    const target = (turn + refused) % this.targets.length;
    const upstream = connect({ host: "127.0.0.1", port: this.targets[target] ?? 0, noDelay: true });
    const noAnswer = (): void => {
      if (refused + 1 < this.targets.length) this.accept(client, turn, refused + 1);
      else client.resetAndDestroy();
    };
    client.pause().on("error", () => client.destroy());
    upstream.once("error", noAnswer);
    upstream.once("connect", () => {
      upstream.off("error", noAnswer);
      this.join({ client, upstream, target, request: null, stalled: false });
    });
  }

  private join(wire: Wire): void {
    const { client, upstream } = wire;
    this.wires.add(wire);
    const over = (): void => {
      this.wires.delete(wire);
      client.destroy();
      upstream.destroy();
    };
    client.on("close", over).on("end", () => upstream.end());
    upstream.on("error", () => client.resetAndDestroy());
    upstream.on("close", over).on("end", () => client.end());
    client.on("data", (piece) => this.requested(wire, piece)).setNoDelay(true);
    upstream.on("data", (piece) => this.answered(wire, piece));
    client.resume();
  }

  private requested(wire: Wire, piece: Buffer): void {
    wire.request ??= piece.subarray(0, HEAD_BYTES).toString("latin1");
    const fate = this.weather.onRequest({ request: wire.request, target: wire.target });
    this.suffer(wire, { fate, from: wire.client, pass: () => wire.upstream.write(piece) });
  }

  private answered(wire: Wire, piece: Buffer): void {
    const { request, target } = wire;
    wire.request = null;
    const fate = request === null ? "pass" : this.weather.onAnswer({ request, target });
    this.suffer(wire, { fate, from: wire.upstream, pass: () => wire.client.write(piece) });
  }

  private suffer(wire: Wire, { fate, from, pass }: { fate: Fate; from: Socket; pass: () => void }): void {
    if (wire.stalled) return;
    if (fate === "reset") return reset(wire);
    if (fate === "stall") return void (wire.stalled = true);
    if (typeof fate === "object") return later(from, fate.delayMs, pass);
    pass();
    if (fate === "half-close") (from === wire.client ? wire.upstream : wire.client).end();
  }
}

function reset({ client, upstream }: Wire): void {
  client.resetAndDestroy();
  upstream.resetAndDestroy();
}

/** Bytes behind a late piece wait too, so that order is kept. */
function later(from: Socket, delayMs: number, pass: () => void): void {
  from.pause();
  setTimeout(() => {
    pass();
    from.resume();
  }, delayMs);
}
