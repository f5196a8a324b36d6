import type { ShopDomain, TenantId } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { Books } from "../ports/books";
import type { BooksIdentity } from "../ports/books-identity";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { Consent, ConsentStore } from "../ports/consent-store";
import type { ElsewhereStore } from "../ports/elsewhere-store";
import type { OrderStore } from "../ports/order-store";
import type { Secrets } from "../ports/secrets";
import type { PacedCall } from "./paced-calls";
import { problemOf } from "./failure";
import { readOrganisation } from "./refresh-organisation";
import type { OrganisationChoiceView } from "./views";

export type ConsentPorts = {
  consents: ConsentStore;
  identity: BooksIdentity;
  books: Books;
  connections: ConnectionStore;
  orders: OrderStore;
  elsewhere: Pick<ElsewhereStore, "readAgain">;
  bell: Bell;
  paced: PacedCall;
  secrets: Secrets;
  clock: Clock;
};

const VALID_MS = 10 * 60_000;

/** Begun inside the embedded page, so by somebody signed in to this shop's admin. */
export function makeBeginConsent({ consents, secrets, clock }: ConsentPorts) {
  return async function beginConsent(shop: ShopDomain): Promise<{ consentId: string }> {
    const consentId = secrets.random();
    await consents.begin({ id: consentId, shop, verifier: secrets.random(), expiresAt: new Date(clock.now().getTime() + VALID_MS) });

    return { consentId };
  };
}

/** The first step outside the iframe: ties the consent to this browser, and sends it to Xero. Null when it is no longer valid. */
export function makeStartConsent({ consents, identity, secrets, clock }: ConsentPorts) {
  return async function startConsent(consentId: string): Promise<{ redirectTo: string; cookie: string } | null> {
    const consent = await consents.byId(consentId, clock.now());
    if (!consent) return null;
    const state = secrets.random();
    const cookie = secrets.random();
    await consents.bindBrowser(consent.id, { stateHash: secrets.hash(state), cookieHash: secrets.hash(cookie) });

    return { redirectTo: identity.consentUrl({ state, codeChallenge: secrets.hash(consent.verifier) }), cookie };
  };
}

export type CallbackQuery = { state: string; code: string | null; error: string | null; cookie: string };
export type CallbackEnd = { shop: ShopDomain; end: "declined" | "failed" } | { shop: ShopDomain; end: "choose"; ticket: string } | null;

/**
 * Xero sends the browser back. The shop is the consent's own, never one named by the request; a state works once.
 * The ticket is made only now: whoever merely made the start link, and had somebody else follow it, never learns it and
 * cannot connect that person's books to a shop of his own.
 */
export function makeFinishConsent({ consents, identity, secrets, clock }: ConsentPorts) {
  return async function finishConsent({ state, code, error, cookie }: CallbackQuery): Promise<CallbackEnd> {
    const consent = await consents.takeByState(secrets.hash(state), clock.now());
    if (!consent || consent.cookieHash !== secrets.hash(cookie)) return null;
    const { id, shop } = consent;
    if (error || !code) return { shop, end: "declined" };
    const tokens = await identity.exchangeCode(code, consent.verifier);
    const organisations = tokens.kind === "done" ? await identity.organisations(tokens.value) : tokens;
    if (tokens.kind !== "done" || organisations.kind !== "done") return { shop, end: "failed" };
    const ticket = secrets.random();
    await consents.saveAnswer(id, { tokens: tokens.value, organisations: organisations.value, ticketHash: secrets.hash(ticket) });

    return { shop, end: "choose", ticket };
  };
}

export function makeOrganisationChoice(ports: ConsentPorts) {
  return async function organisationChoice(shop: ShopDomain, ticket: string): Promise<OrganisationChoiceView | null> {
    const consent = await consentOf(ports, shop, ticket);
    if (!consent?.organisations) return null;

    return { ticket, organisations: consent.organisations.map(({ tenantId, name }) => ({ tenantId, name })) };
  };
}

/** Connects the picked organisation. Orders that waited for a connection are looked at again. */
export function makeConnectOrganisation(ports: ConsentPorts) {
  return async function connectOrganisation(shop: ShopDomain, choice: { ticket: string; tenantId: string }) {
    const consent = await consentOf(ports, shop, choice.ticket);
    const picked = consent?.organisations?.find(({ tenantId }) => tenantId === choice.tenantId);
    if (!consent?.tokens || !picked) return { ok: false, message: "This choice is no longer valid: connect Xero once more." };
    const { tenantId, xeroConnectionId } = picked;
    const access = { tenantId: tenantId as TenantId, accessToken: consent.tokens.accessToken };
    const who = { tenantId: access.tenantId, purpose: "interactive" } as const;
    const organisation = await readOrganisation(ports.books, (call) => ports.paced(who, () => call(access)));
    if (organisation.kind !== "done") return { ok: false, message: problemOf(organisation, "Xero").message };

    const connection = await ports.connections.attach({
      shop,
      tenantId,
      xeroConnectionId,
      organisation: organisation.value,
      tokens: consent.tokens,
    });
    await ports.consents.markUsed(consent.id, ports.clock.now());
    await ports.orders.markHeldDirty(connection.id);
    await ports.elsewhere.readAgain(connection.id);
    await ports.bell.ringLane(tenantId);

    return { ok: true, message: `Connected to ${organisation.value.name}.` };
  };
}

async function consentOf({ consents, secrets, clock }: ConsentPorts, shop: ShopDomain, ticket: string): Promise<Consent | null> {
  const consent = await consents.byTicket(secrets.hash(ticket), clock.now());

  return consent?.shop === shop ? consent : null;
}
