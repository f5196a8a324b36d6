import { askJson } from "../integration/setting/json";
import type { World } from "../integration/setting/world";

const STEP_MS = 60_000;
const STEPS = 10;
/** Webhooks and sweeps that cause one another take turns in that time more than once. */
const SWEEPS_EVERY_STEPS = 5;
/** The most that the simulators give in one answer. */
const PER_PAGE = 10_000;

type Entry = { sequence: number; kind: string; [detail: string]: unknown };

/**
 * Ten minutes of the virtual clock, with the worker's ticks and the sweeps of both sides going on. Returns what was written
 * meanwhile in either direction, by the simulators' own records: nothing should be.
 */
export async function tenMinutes(world: World): Promise<string[]> {
  const before = { shopify: await lastOf(world.shopify.url), xero: await lastOf(world.xero.url) };
  for (let step = 0; step < STEPS; step++) {
    await world.advance(STEP_MS);
    if (step % SWEEPS_EVERY_STEPS === 0) await world.app.ports.connections.sweepAll(world.clock.now());
    await world.settle();
  }

  return [
    ...(await writesAfter(world.shopify.url, before.shopify)).map((write) => `Shopify: ${write}`),
    ...(await writesAfter(world.xero.url, before.xero)).map((write) => `Xero: ${write}`),
  ];
}

async function writesAfter(url: string, after: number): Promise<string[]> {
  return (await entriesAfter(url, after)).flatMap((entry) => (isWrite(entry) ? [inWords(entry)] : []));
}

/** Of Shopify's GraphQL; any other field is taken for a mutation. */
const READS =
  /^(companyLocations|company|companies|customer|customers|draftOrder|draftOrders|order|orders|shop|node|nodes|currentAppInstallation|bulkOperation)$/;

/** A change of any record; or an attempt at one, even if it was refused. */
function isWrite({ kind, method, fields }: Entry): boolean {
  if (kind === "change" || kind === "order-changed") return true;
  if (kind !== "request") return false;

  return Array.isArray(fields) ? fields.some((field) => !READS.test(String(field))) : method !== "GET";
}

function inWords({ kind, sequence: _sequence, at: _at, ...details }: Entry): string {
  return `${kind} ${JSON.stringify(details)}`;
}

async function lastOf(url: string): Promise<number> {
  return (await entriesAfter(url, 0)).at(-1)?.sequence ?? 0;
}

async function entriesAfter(url: string, after: number): Promise<Entry[]> {
  const all: Entry[] = [];
  let page: Entry[];
  do {
    page = await askJson<Entry[]>(`${url}/control/journal?after=${all.at(-1)?.sequence ?? after}&limit=${PER_PAGE}`);
    all.push(...page);
  } while (page.length === PER_PAGE);

  return all;
}
