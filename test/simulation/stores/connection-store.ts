import type { ConnectionId } from "../../../app/domain/ids";
import type { ConnectionStore, Cured } from "../../../app/ports/connection-store";
import type { AtOnce } from "./as-port";
import type { ConnectionRow, Database } from "./database";
import { releaseHeld } from "./held-orders";
import { markHeldDirty } from "./order-store";

export function makeConnectionStore(db: Database): AtOnce<ConnectionStore> {
  const change = (id: ConnectionId, data: Partial<ConnectionRow>) => void Object.assign(db.connection(id), data);

  return {
    active: (shop) => copy([...db.connections.values()].find((row) => row.shop === shop && row.state !== "DISCONNECTED")),
    onTenant: (tenantId) =>
      [...db.connections.values()].filter((row) => row.tenantId === tenantId && row.state !== "DISCONNECTED").map((row) => ({ ...row })),
    attach: ({ shop, tenantId, tokens }) => {
      const row = [...db.connections.values()].find((each) => each.shop === shop && each.tenantId === tenantId);
      if (!row) throw new Error("Connections of a schedule are made when it begins.");
      db.tokensStored.add(tokens.accessToken);
      Object.assign(row, { state: "LIVE", restUntil: null, faultSince: null, shopSweptAt: null, booksSweptAt: null });
      Object.assign(row, { tokens, tokenVersion: row.tokenVersion + 1, refreshClaimUntil: null });

      return { ...row };
    },
    saveProfile: (id, { cured, ...settings }) => saveSettings(db, { id, settings, cured }),
    setState: (id, { from, to, tokenVersion }) => {
      const row = db.connection(id);
      if (from.includes(row.state) && (tokenVersion === undefined || tokenVersion === row.tokenVersion)) change(id, { state: to });
    },
    saveProgress: (id, progress) => change(id, progress),
    saveShopCursor: (id, { cursor, ordersFrom }) => {
      if (db.connection(id).ordersFrom?.getTime() === ordersFrom?.getTime()) change(id, { shopCursor: cursor });
    },
    caughtUp: (id, ordersFrom) => {
      if (db.connection(id).ordersFrom?.getTime() === ordersFrom?.getTime()) change(id, { catchingUp: false });
    },
    sweepAll: (now) => {
      const live = [...db.connections.values()].filter(({ state }) => state === "LIVE");
      for (const row of live) Object.assign(row, { shopSweepDue: now, booksSweepDue: now });

      return live.length;
    },
    rest: (id, until) => {
      const { restUntil } = db.connection(id);
      if (!restUntil || restUntil < until) change(id, { restUntil: until });
    },
    saveFault: (id, since) => change(id, { faultSince: since && (db.connection(id).faultSince ?? since) }),
    saveOrganisation: (id, { organisation, at }) => change(id, { organisation, organisationReadAt: at }),
    forgetOrganisation: (id) => change(id, { organisationReadAt: null }),
    saveSchedule: (id, settings) => change(id, settings),
    savePeopleRules: (id, peopleRules) => saveSettings(db, { id, settings: { peopleRules }, cured: "any" }),
    openSync: (id, at) => {
      if (db.connection(id).waitsUntil) change(id, { waitsUntil: at });
    },
    closeSync: (id, { opened, next }) => {
      if (db.connection(id).waitsUntil?.getTime() === opened.getTime()) change(id, { waitsUntil: next });
    },
  };
}

type Saving = { id: ConnectionId; settings: Partial<ConnectionRow>; cured: Cured };

/** As in the real one, letting go what was held is part of it. */
function saveSettings(db: Database, { id, settings, cured }: Saving): void {
  Object.assign(db.connection(id), settings, { profileVersion: db.connection(id).profileVersion + 1 });
  if (cured === "any") markHeldDirty(db, id);
  else releaseHeld(db, id, cured);
}

function copy(row: ConnectionRow | undefined): ConnectionRow | null {
  return row ? { ...row } : null;
}
