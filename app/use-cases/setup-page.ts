import { dayIn, startOfDay, type CalendarDate, type Instant } from "../domain/instant";
import type { ShopDomain } from "../domain/ids";
import type { BooksOffer } from "../domain/posting/books-offer";
import { checkProfile } from "../domain/posting/check-profile";
import { curedBy } from "../domain/posting/cured-by";
import { withHeldOrders } from "../domain/posting/held-orders";
import { proposeProfile } from "../domain/posting/propose-profile";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { DraftOrders } from "../ports/draft-orders";
import type { HeldOrders } from "../ports/held-orders";
import type { OrderReader } from "../ports/order-reader";
import { readBooksOffer, type OfferPorts } from "./read-books-offer";
import { toOptions } from "./setup-options";
import { toProfile, toSetupValues } from "./setup-values";
import { toOrganisationView } from "./show-home";
import type { SetupErrors, SetupValues, SetupView } from "./views";

type Ports = OfferPorts & {
  connections: ConnectionStore;
  held: Pick<HeldOrders, "groups">;
  reader: OrderReader;
  drafts: Pick<DraftOrders, "changedSince">;
  bell: Bell;
  clock: Clock;
  organisationUrl: (shortCode: string) => string;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The one setup page: what Xero offers, what the shop charges, and what was saved or is proposed. */
export function makeShowSetup(ports: Ports) {
  return async function showSetup(shop: ShopDomain): Promise<SetupView | null> {
    const connection = await ports.connections.active(shop);
    if (!connection) return null;
    const { offer, currency } = await readOffer(ports, connection);
    const { organisation, profile } = connection;
    const groups = await ports.held.groups(connection.id);

    const shown = profile ?? proposeProfile(offer);

    return {
      organisation: toOrganisationView(organisation, ports.organisationUrl),
      live: connection.state === "LIVE",
      ...toOptions(offer, shown),
      values: toSetupValues(shown, { ordersFrom: firstDay(ports, connection), gateways: offer.gatewaysInUse }),
      waiting: Object.fromEntries(groups.flatMap(({ field, orders }) => (field === undefined ? [] : [[field, orders]]))),
      warnings:
        currency === organisation.baseCurrency
          ? []
          : [
              `Your shop sells in ${currency}, but ${organisation.name} keeps its books in ${organisation.baseCurrency}. ` +
                "Orders would all be held: connect an organisation in the shop's currency.",
            ],
    };
  };
}

/** Saves and switches on. Orders that were held for what is chosen now go on at once; the others are left alone. */
export function makeSaveSetup(ports: Ports) {
  return async function saveSetup(shop: ShopDomain, values: SetupValues): Promise<{ errors: SetupErrors }> {
    const connection = await ports.connections.active(shop);
    if (!connection) return { errors: { salesAccount: "Connect Xero first." } };
    const { offer } = await readOffer(ports, connection);
    const profile = toProfile(values, { before: connection.profile, proposed: proposeProfile(offer), taxesInUse: offer.taxesInUse });
    const errors: SetupErrors = { ...checkProfile(profile, offer), ...checkDay(values) };
    if (Object.keys(errors).length > 0) return { errors };
    const quotes =
      profile.draftOrders === "quote" && connection.profile?.draftOrders !== "quote" ? await beginQuotes(ports, connection) : {};
    if (Object.keys(quotes).length > 0) return { errors: quotes };

    const first = startOfDay(connection.organisation.timeZone, values.ordersFrom as CalendarDate);
    const cured = curedBy(connection.profile, profile);
    await ports.connections.saveProfile(connection.id, { profile, ordersFrom: first, cured });
    await ports.connections.setState(connection.id, { from: ["SETUP"], to: "LIVE" });
    await ports.bell.ringLane(connection.tenantId);

    return { errors: {} };
  };
}

/** Draft orders are quoted from now on. Shopify shows them only to apps that the merchant has let see them. */
async function beginQuotes({ drafts, connections, clock }: Ports, { id, shop }: Connection): Promise<SetupErrors> {
  const now = clock.now();
  const answer = await drafts.changedSince(shop, now);
  if (answer.kind === "rejected") {
    return {
      draftOrders: `Shopify does not show Crossfoot your draft orders. Open Crossfoot anew from Shopify’s admin and allow it, then save again. (${answer.message})`,
    };
  }
  if (answer.kind !== "done")
    return { draftOrders: "Shopify did not say whether Crossfoot may see your draft orders. Save again in a minute." };
  await connections.saveProgress(id, { draftsCursor: now });

  return {};
}

const MOST_HELD = 100;

/** What recent orders need, and what those need that are held for want of it, however long ago they were placed. */
async function readOffer(ports: Ports, connection: Connection): Promise<{ offer: BooksOffer; currency: string }> {
  const { offer, currency } = await readBooksOffer(ports, connection);
  const held = await ports.reader.list(connection.id, { status: "attention", after: null, limit: MOST_HELD });

  return {
    offer: withHeldOrders(
      offer,
      held.map(({ problems }) => problems),
    ),
    currency,
  };
}

function checkDay({ ordersFrom }: SetupValues): SetupErrors {
  const isDay = DAY.test(ordersFrom) && !Number.isNaN(Date.parse(ordersFrom));

  return isDay ? {} : { ordersFrom: "Choose a day." };
}

function firstDay({ clock }: Ports, { ordersFrom, organisation }: Connection): CalendarDate {
  return dayIn(organisation.timeZone, (ordersFrom ?? clock.now()).toISOString() as Instant);
}
