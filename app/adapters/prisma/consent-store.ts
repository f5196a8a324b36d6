import type { XeroConsent as Row } from "@prisma/client";
import type { ShopDomain } from "../../domain/ids";
import type { ConsentedOrganisation } from "../../ports/books-identity";
import type { Consent, ConsentStore } from "../../ports/consent-store";
import type { Seal } from "../../ports/seal";
import type { Database } from "./database";
import { fromJson, toJson } from "./domain-json";
import { openTokenSet, sealTokenSet } from "./sealed-tokens";

export function makeConsentStore(db: Database, seal: Seal): ConsentStore {
  const open = (row: Row | null | undefined) => (row ? toConsent(row, seal) : null);

  return {
    begin: async ({ verifier, ...consent }) => {
      await db.xeroConsent.create({ data: { ...consent, verifier: seal.seal(verifier, context(consent.id)) } });
    },
    byId: async (id, now) => open(await db.xeroConsent.findFirst({ where: { id, usedAt: null, expiresAt: { gt: now } } })),
    bindBrowser: async (id, bound) => {
      await db.xeroConsent.update({ where: { id }, data: bound });
    },
    takeByState: async (stateHash, now) => {
      // Compared and cleared in one statement, so that of two callbacks with one state only the first finds it.
      const [row] = await db.xeroConsent.updateManyAndReturn({
        where: { stateHash, usedAt: null, expiresAt: { gt: now } },
        data: { stateHash: null },
      });

      return open(row);
    },
    saveAnswer: async (id, { tokens, organisations, ticketHash }) => {
      const answer = { tokens: sealTokenSet(seal, context(id), tokens), organisations: toJson(organisations) };
      await db.xeroConsent.update({ where: { id }, data: { ...answer, ticketHash } });
    },
    byTicket: async (ticketHash, now) =>
      open(await db.xeroConsent.findFirst({ where: { ticketHash, usedAt: null, expiresAt: { gt: now } } })),
    markUsed: async (id, now) => {
      await db.xeroConsent.update({ where: { id }, data: { usedAt: now, tokens: null } });
    },
  };
}

function toConsent(row: Row, seal: Seal): Consent {
  const { id, shop, verifier, cookieHash, tokens, organisations } = row;

  return {
    id,
    shop: shop as ShopDomain,
    verifier: seal.open(verifier, context(id)),
    cookieHash,
    tokens: tokens === null ? null : openTokenSet(seal, context(id), tokens),
    organisations: organisations === null ? null : fromJson<ConsentedOrganisation[]>(organisations),
  };
}

function context(id: string): string {
  return `XeroConsent|${id}`;
}
