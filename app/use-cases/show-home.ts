import type { ShopDomain } from "../domain/ids";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { OrderReader } from "../ports/order-reader";
import type { ConnectionView, HomeView, OrganisationView } from "./views";

type Ports = { connections: ConnectionStore; reader: OrderReader; clock: Clock; organisationUrl: (shortCode: string) => string };

/** The worker proves itself every few seconds; three missed beats and a pause are no accident any more. */
const SILENCE_MS = 60_000;
const NONE = { synced: 0, pending: 0, attention: 0, excluded: 0 };

export function makeShowHome({ connections, reader, clock, organisationUrl }: Ports) {
  return async function showHome(shop: ShopDomain): Promise<HomeView> {
    const connection = await connections.active(shop);
    const [life, counts] = await Promise.all([
      reader.signsOfLife({ shop, connectionId: connection?.id ?? null }),
      connection ? reader.counts(connection.id) : NONE,
    ]);
    const sweeps = [connection?.shopSweptAt, connection?.booksSweptAt].filter((each) => each instanceof Date);

    return {
      connection: connection && toConnectionView(connection, organisationUrl),
      counts,
      lastWebhookAt: life.webhook?.toISOString() ?? null,
      lastSweepAt:
        sweeps
          .map((each) => each.toISOString())
          .sort()
          .at(0) ?? null,
      lastPostedAt: life.posted?.toISOString() ?? null,
      workerSeenAt: life.worker?.toISOString() ?? null,
      workerSilent: life.worker === null || clock.now().getTime() - life.worker.getTime() > SILENCE_MS,
    };
  };
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
