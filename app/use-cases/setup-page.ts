import { dayIn, startOfDay, type CalendarDate, type Instant } from "../domain/instant";
import type { ShopDomain } from "../domain/ids";
import type { BooksOffer } from "../domain/posting/books-offer";
import { checkProfile } from "../domain/posting/check-profile";
import type { PostingProfile } from "../domain/posting/posting-profile";
import { proposeProfile } from "../domain/posting/propose-profile";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { OrderStore } from "../ports/order-store";
import { readBooksOffer, type OfferPorts } from "./read-books-offer";
import { toOrganisationView } from "./show-home";
import type { SetupErrors, SetupValues, SetupView } from "./views";

type Ports = OfferPorts & {
  connections: ConnectionStore;
  orders: OrderStore;
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
    const { offer, currency } = await readBooksOffer(ports, connection);
    const { organisation, profile } = connection;

    return {
      organisation: toOrganisationView(organisation, ports.organisationUrl),
      live: connection.state === "LIVE",
      salesAccounts: offer.accounts.filter(({ takesRevenue }) => takesRevenue).map(({ code, name }) => ({ code, name })),
      paymentAccounts: offer.accounts.filter(({ takesPayments }) => takesPayments).map(({ code, name }) => ({ code, name })),
      taxRates: offer.taxRates.map(({ taxType, name, rate }) => ({ taxType, name, percent: rate })),
      taxesInUse: offer.taxesInUse.map(({ key, rate, orders }) => ({ key, label: key || "No tax charged", percent: rate, orders })),
      values: toValues(profile ?? proposeProfile(offer), firstDay(ports, connection)),
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

/** Saves and switches on. Orders that were held for a missing choice are looked at again at once. */
export function makeSaveSetup(ports: Ports) {
  return async function saveSetup(shop: ShopDomain, values: SetupValues): Promise<{ errors: SetupErrors }> {
    const connection = await ports.connections.active(shop);
    if (!connection) return { errors: { salesAccount: "Connect Xero first." } };
    const { ordersFrom, ...profile } = values;
    const { offer } = await readBooksOffer(ports, connection);
    const errors = checkSetup(values, offer);
    if (Object.keys(errors).length > 0) return { errors };

    const first = startOfDay(connection.organisation.timeZone, ordersFrom as CalendarDate);
    await ports.connections.saveProfile(connection.id, { profile, ordersFrom: first });
    await ports.connections.setState(connection.id, { from: ["SETUP"], to: "LIVE" });
    // Swept from the first day again: an earlier one may have been chosen.
    await ports.connections.saveProgress(connection.id, { shopCursor: null, shopSweptAt: null });
    await ports.orders.markHeldDirty(connection.id);
    await ports.bell.ringLane(connection.tenantId);

    return { errors: {} };
  };
}

function checkSetup({ ordersFrom, ...profile }: SetupValues, offer: BooksOffer): SetupErrors {
  const errors: SetupErrors = checkProfile(profile, offer);
  const isDay = DAY.test(ordersFrom) && !Number.isNaN(Date.parse(ordersFrom));

  return isDay ? errors : { ...errors, ordersFrom: "Choose a day." };
}

function toValues(profile: PostingProfile, ordersFrom: CalendarDate): SetupValues {
  return { ...profile, taxRates: { ...profile.taxRates }, ordersFrom };
}

function firstDay({ clock }: Ports, { ordersFrom, organisation }: Connection): CalendarDate {
  return dayIn(organisation.timeZone, (ordersFrom ?? clock.now()).toISOString() as Instant);
}
