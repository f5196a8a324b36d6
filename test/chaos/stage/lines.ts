import { findFreePorts } from "../../../launch/ports";
import { Line } from "../line/line";

export interface Ports {
  readonly shopify: number;
  readonly xero: number;
  readonly postgres: number;
  readonly redis: number;
  readonly webs: readonly [number, number];
}

/** Every line between two parts. Each worker has one of its own to Xero, so that it is known whose call is under way. */
export interface Lines {
  /** Browsers and Xero's webhooks to the two webs, in turns. */
  readonly front: Line;
  /** Shopify's webhooks to the two webs, in turns. */
  readonly hooks: Line;
  readonly shopify: Line;
  readonly xero: Readonly<Record<"web" | "worker-a" | "worker-b", Line>>;
  readonly database: Line;
  readonly redis: Line;
  /** Calm on all of them, and everybody listening. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function choosePorts(): Promise<Ports> {
  const first = await findFreePorts(6);
  return { shopify: first, xero: first + 1, postgres: first + 2, redis: first + 3, webs: [first + 4, first + 5] };
}

export async function openLines(ports: Ports): Promise<Lines> {
  const [front, hooks, shopify, web, workerA, workerB, database, redis] = await Promise.all([
    Line.to(...ports.webs),
    Line.to(...ports.webs),
    Line.to(ports.shopify),
    Line.to(ports.xero),
    Line.to(ports.xero),
    Line.to(ports.xero),
    Line.to(ports.postgres),
    Line.to(ports.redis),
  ]);
  const all = [front, hooks, shopify, web, workerA, workerB, database, redis];
  return {
    ...{ front, hooks, shopify, xero: { web, "worker-a": workerA, "worker-b": workerB }, database, redis },
    clear: async () => {
      for (const line of all) line.clear();
      await Promise.all(all.map((line) => line.up()));
    },
    close: async () => void (await Promise.all(all.map((line) => line.down()))),
  };
}
