import type { Connection as Row, Prisma } from "@prisma/client";
import type { PeopleRules } from "../../domain/edits/people-rules";
import type { ConnectionId, ShopDomain, TenantId } from "../../domain/ids";
import type { Organisation } from "../../domain/ledger/organisation";
import { completeProfile, type StoredProfile } from "../../domain/posting/complete-profile";
import { REAL_TIME, type SyncSchedule } from "../../domain/sync/sync-schedule";
import type { Connection, ConnectionState } from "../../ports/connection";
import type { Attachment, ConnectionStore, Cured } from "../../ports/connection-store";
import type { Seal } from "../../ports/seal";
import type { Database } from "./database";
import { fromJson, toJson } from "./domain-json";
import { askForLeftOut, releaseAll, releaseHeld } from "./held-orders";
import { tokenColumns } from "./token-store";

export function makeConnectionStore(db: Database, seal: Seal): ConnectionStore {
  const change = async (id: ConnectionId, data: Parameters<typeof db.connection.update>[0]["data"]) => {
    await db.connection.update({ where: { id }, data });
  };

  return {
    active: async (shop) => {
      const row = await db.connection.findFirst({ where: { shop, state: { not: "DISCONNECTED" } } });

      return row && toConnection(row);
    },
    onTenant: async (tenantId) => {
      const rows = await db.connection.findMany({ where: { tenantId, state: { not: "DISCONNECTED" } }, orderBy: { createdAt: "asc" } });

      return rows.map(toConnection);
    },
    attach: (attachment) => attach(db, seal, attachment),
    saveOrganisation: (id, { organisation, at }) => change(id, { organisation: toJson(organisation), organisationReadAt: at }),
    forgetOrganisation: (id) => change(id, { organisationReadAt: null }),
    saveProfile: (id, { profile, ordersFrom, cured }) => saveSettings(db, { id, data: { profile: toJson(profile) }, cured, ordersFrom }),
    saveSchedule: (id, { schedule, waitsUntil }) => change(id, { schedule: toJson(schedule), waitsUntil }),
    savePeopleRules: (id, rules) => saveSettings(db, { id, data: { peopleRules: toJson(rules) }, cured: "any" }),
    openSync: async (id, at) => {
      await db.connection.updateMany({ where: { id, waitsUntil: { not: null } }, data: { waitsUntil: at } });
    },
    closeSync: (id, sync) => closeSync(db, id, sync),
    setState: async (id, { from, to, tokenVersion }) => {
      const data = { state: to, disconnectedAt: to === "DISCONNECTED" ? new Date() : null };
      await db.connection.updateMany({
        where: { id, state: { in: [...from] }, ...(tokenVersion !== undefined && { tokenVersion }) },
        data,
      });
    },
    saveProgress: (id, progress) => change(id, progress),
    saveShopCursor: async (id, { cursor, ordersFrom }) => {
      await db.connection.updateMany({ where: { id, ordersFrom }, data: { shopCursor: cursor } });
    },
    caughtUp: async (id, ordersFrom) => {
      await db.connection.updateMany({ where: { id, ordersFrom }, data: { catchingUp: false } });
    },
    sweepAll: async (now) => {
      const { count } = await db.connection.updateMany({
        where: { state: "LIVE" },
        data: { shopSweepDue: now, booksSweepDue: now, paymentsSweptAt: null },
      });

      return count;
    },
    rest: async (id, until) => {
      await db.connection.updateMany({
        where: { id, OR: [{ restUntil: null }, { restUntil: { lt: until } }] },
        data: { restUntil: until },
      });
    },
    saveFault: async (id, since) => {
      await db.connection.updateMany({ where: { id, ...(since && { faultSince: null }) }, data: { faultSince: since } });
    },
  };
}

type Saving = { id: ConnectionId; data: Prisma.ConnectionUpdateInput; cured: Cured; ordersFrom?: Date };

/** The connection first: whoever holds an order meanwhile has done so, and is seen, or sees the new version. */
async function saveSettings(db: Database, { id, data, cured, ordersFrom }: Saving): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.connection.update({ where: { id }, data: { ...data, profileVersion: { increment: 1 } } });
    if (ordersFrom) await beginFrom(tx, id, ordersFrom);
    if (cured === "any") await releaseAll(tx, id);
    else await releaseHeld(tx, id, cured);
  });
}

/**
 * Another first day: the shop is swept from it again, and what was left out since is decided anew. A sweep finds no news in an
 * order that it knows as it stands, so that one placed after an earlier first day would stay out.
 */
async function beginFrom(tx: Prisma.TransactionClient, id: ConnectionId, ordersFrom: Date): Promise<void> {
  const { count } = await tx.connection.updateMany({
    where: { id, OR: [{ ordersFrom: null }, { ordersFrom: { not: ordersFrom } }] },
    data: { ordersFrom, shopCursor: null, shopSweptAt: null, catchingUp: true },
  });
  if (count > 0) await askForLeftOut(tx, id, ordersFrom);
}

/** Swept at once, to catch up on what happened meanwhile. One transaction: the partial unique index allows a shop one connection that is not disconnected. */
async function attach(db: Database, seal: Seal, { shop, tenantId, xeroConnectionId, organisation, tokens }: Attachment) {
  const row = await db.$transaction(async (tx) => {
    await tx.connection.updateMany({
      where: { shop, tenantId: { not: tenantId }, state: { not: "DISCONNECTED" } },
      data: { state: "DISCONNECTED", tokens: null, disconnectedAt: new Date() },
    });
    const known = await tx.connection.findUnique({ where: { shop_tenantId: { shop, tenantId } } });
    const attached = {
      xeroConnectionId,
      organisation: toJson(organisation),
      organisationReadAt: new Date(),
      disconnectedAt: null,
      restUntil: null,
      faultSince: null,
      shopSweptAt: null,
      booksSweptAt: null,
    };
    const { id, tokenVersion } = known
      ? await tx.connection.update({ where: { id: known.id }, data: { ...attached, state: known.profile ? "LIVE" : "SETUP" } })
      : await tx.connection.create({ data: { ...attached, shop, tenantId, state: "SETUP" } });

    return tx.connection.update({ where: { id }, data: tokenColumns(seal, { id: id as ConnectionId, version: tokenVersion + 1, tokens }) });
  });

  return toConnection(row);
}

async function closeSync(db: Database, id: ConnectionId, { opened, next }: { opened: Date; next: Date }): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.connection.updateMany({ where: { id, waitsUntil: opened }, data: { waitsUntil: next } });
    if (count === 0) return;
    const beingTriedAgain = {
      connectionId: id,
      asked: "live",
      notBefore: { not: null },
      handledSeq: { lt: tx.orderRecord.fields.dirtySeq },
    };
    await tx.orderRecord.updateMany({ where: beingTriedAgain, data: { asked: "now" } });
  });
}

function toConnection(row: Row): Connection {
  return {
    id: row.id as ConnectionId,
    shop: row.shop as ShopDomain,
    tenantId: row.tenantId as TenantId,
    xeroConnectionId: row.xeroConnectionId,
    organisation: fromJson<Organisation>(row.organisation),
    organisationReadAt: row.organisationReadAt,
    state: row.state as ConnectionState,
    profile: row.profile === null ? null : completeProfile(fromJson<StoredProfile>(row.profile)),
    profileVersion: row.profileVersion,
    ordersFrom: row.ordersFrom,
    shopCursor: row.shopCursor,
    catchingUp: row.catchingUp,
    booksCursor: row.booksCursor,
    shopSweptAt: row.shopSweptAt,
    booksSweptAt: row.booksSweptAt,
    shopSweepDue: row.shopSweepDue,
    booksSweepDue: row.booksSweepDue,
    restUntil: row.restUntil,
    faultSince: row.faultSince,
    schedule: row.schedule === null ? REAL_TIME : fromJson<SyncSchedule>(row.schedule),
    waitsUntil: row.waitsUntil,
    customersCursor: row.customersCursor,
    draftsCursor: row.draftsCursor,
    paymentsCursor: row.paymentsCursor,
    paymentsSweptAt: row.paymentsSweptAt,
    comparedAt: row.comparedAt,
    ...(row.peopleRules !== null && { peopleRules: fromJson<PeopleRules>(row.peopleRules) }),
    connectedAt: row.createdAt,
  };
}
