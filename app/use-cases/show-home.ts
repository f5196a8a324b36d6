import type { ShopDomain } from "../domain/ids";
import type { CallBudgets } from "../ports/call-budgets";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { OrderReader } from "../ports/order-reader";
import { toScheduleView } from "./schedule";
import { showCalls } from "./show-calls";
import type { ConnectionView, HomeView, OrganisationView } from "./views";

type Ports = {
  connections: ConnectionStore;
  reader: OrderReader;
  budgets: Pick<CallBudgets, "read">;
  clock: Clock;
  organisationUrl: (shortCode: string) => string;
};

/** The worker proves itself every few seconds; three missed beats and a pause are no accident any more. */
const SILENCE_MS = 60_000;
/** A fault that has not gone by the third try, 35 seconds after the first, is no accident either. */
const FAULT_MS = 60_000;
const NONE = { synced: 0, pending: 0, attention: 0, excluded: 0 };

export function makeShowHome({ connections, reader, budgets, clock, organisationUrl }: Ports) {
  return async function showHome(shop: ShopDomain): Promise<HomeView> {
    const connection = await connections.active(shop);
    const [life, counts, calls] = await Promise.all([
      reader.signsOfLife({ shop, connectionId: connection?.id ?? null }),
      connection ? reader.counts(connection.id) : NONE,
      connection && showCalls(budgets, connection, clock.now()),
    ]);
    const sweeps = [connection?.shopSweptAt, connection?.booksSweptAt].filter((each) => each instanceof Date);

    return {
      connection: connection && toConnectionView(connection, organisationUrl),
      schedule: connection && toScheduleView(connection, clock.now()),
      counts,
      lastWebhookAt: life.webhook?.toISOString() ?? null,
      lastSweepAt:
        sweeps
          .map((each) => each.toISOString())
          .sort()
          .at(0) ?? null,
      nextSweepBy: (connection && nextSweepBy(connection)?.toISOString()) ?? null,
      lastPostedAt: life.posted?.toISOString() ?? null,
      workerSeenAt: life.worker?.toISOString() ?? null,
      workerSilent: life.worker === null || clock.now().getTime() - life.worker.getTime() >= SILENCE_MS,
      faultSince: (connection && faultSince(connection, clock.now())?.toISOString()) ?? null,
      calls,
    };
  };
}

/** What lasts, and only where there is work at all: one that is reconnected begins anew. */
function faultSince({ state, faultSince: since = null }: Connection, now: Date): Date | null {
  return state === "LIVE" && since && now.getTime() - since.getTime() >= FAULT_MS ? since : null;
}

/** Both sides, and not while Xero has asked for a rest. */
function nextSweepBy({ state, shopSweepDue, booksSweepDue, restUntil }: Connection): Date | null {
  if (state !== "LIVE" || !shopSweepDue || !booksSweepDue) return null;

  return [shopSweepDue, booksSweepDue, restUntil].reduce<Date>((latest, each) => (each && each > latest ? each : latest), shopSweepDue);
}

const STATES = { SETUP: "setup", LIVE: "live", RECONNECT: "reconnect", DISCONNECTED: "setup" } as const;

function toConnectionView(
  { state, organisation, connectedAt }: Connection,
  organisationUrl: (shortCode: string) => string,
): ConnectionView {
  return { state: STATES[state], organisation: toOrganisationView(organisation, organisationUrl), connectedAt: connectedAt.toISOString() };
}

export function toOrganisationView(
  organisation: Connection["organisation"],
  organisationUrl: (shortCode: string) => string,
): OrganisationView {
  const { name, countryCode, baseCurrency, shortCode } = organisation;

  return { name, countryCode, baseCurrency, url: organisationUrl(shortCode) };
}
