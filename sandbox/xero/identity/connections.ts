import { Router, type Request, type Response } from "express";
import type { Organisation } from "../ledger/settings/organisation";
import type { Connection, IdentityState } from "./identity-state";
import { sendProblem } from "./problem";
import { readAccessToken } from "./tokens";

export interface ConnectionsContext {
  state: IdentityState;
  organisation: (tenantId: string) => Organisation | undefined;
}

/** api.xero.com/connections: which organisations the token's user has connected. Needs no tenant header. */
export function connectionsRouter({ state, organisation }: ConnectionsContext): Router {
  const router = Router();
  router.use("/connections", (request, response, next) => {
    const token = readAccessToken(state, request.get("authorization"));
    if ("problem" in token) sendProblem(response, 401, token.problem);
    else next();
  });
  router.get("/connections", (request: Request, response: Response) => {
    const { authEventId } = request.query;
    const wanted = state.data.connections.filter((one) => authEventId === undefined || one.authEventId === authEventId);
    response.json(wanted.map((connection) => shape(connection, organisation(connection.tenantId))));
  });
  router.delete("/connections/:id", (request: Request, response: Response) => {
    const { id } = request.params;
    const exists = state.data.connections.some((connection) => connection.id === id);
    state.change((data) => {
      data.connections = data.connections.filter((connection) => connection.id !== id);
    });
    response.status(exists ? 204 : 404).end();
  });
  return router;
}

function shape(connection: Connection, organisation: Organisation | undefined): Record<string, unknown> {
  return {
    id: connection.id,
    authEventId: connection.authEventId,
    tenantId: connection.tenantId,
    tenantType: "ORGANISATION",
    tenantName: organisation?.name ?? null,
    createdDateUtc: sevenDigitTime(connection.createdAtMs),
    updatedDateUtc: sevenDigitTime(connection.updatedAtMs),
  };
}

/** `2026-11-21T10:00:00.1230000`: seven digits and no Z, as Xero writes connection times. */
function sevenDigitTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}0000`;
}
