import { randomUUID } from "node:crypto";
import { Kind, parse, type DocumentNode } from "graphql";
import type { Request } from "express";
import type { Probe } from "../../kit/faults/faults";
import type { RefusingFault, Vendor, VendorRefusal } from "../../kit/faults/inject";
import { kindOfRequest } from "../store/kind-of-request";

const RETRY_AFTER_SECONDS = "2.0";

/** Shopify's own words for the faults that are refusals, and what of a request the rules can match. */
export const shopifyVendor: Vendor = { probe: probeOf, refusal, answersServerErrors: () => false };

function probeOf(request: Request): Probe | null {
  const kind = kindOfRequest(request.method, request.path);
  if (kind !== "request" && kind !== "sign-in") return null;
  const body: unknown = request.body;
  const text = typeof body === "object" && body !== null && "query" in body ? String(body.query) : "";
  const named = typeof body === "object" && body !== null && "operationName" in body ? body.operationName : null;
  return { method: request.method, paths: [request.path], ...operationOf(text, named) };
}

function operationOf(text: string, named: unknown): Pick<Probe, "fields" | "operation" | "reads"> {
  const operations = parsed(text)?.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION) ?? [];
  const operation = operations.find(({ name }) => name?.value === named) ?? operations[0];
  if (!operation) return { operation: null, fields: [], reads: false };
  const fields = operation.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
  return { operation: operation.name?.value ?? null, fields, reads: operation.operation === "query" };
}

/** Null for what is no GraphQL: the endpoint itself will say so. */
function parsed(text: string): DocumentNode | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** The bodies of 429 and 5xx are not documented for GraphQL; these have the shape of Shopify's other refusals. */
function refusal(fault: RefusingFault): VendorRefusal {
  if (fault === "throttled") return jsonRefusal(200, THROTTLED);
  if (fault === "internal-error") return jsonRefusal(200, internalError());
  if (fault === "too-many-requests") {
    const { headers, ...rest } = jsonRefusal(429, { errors: "Throttled" });
    return { ...rest, headers: { ...headers, "Retry-After": RETRY_AFTER_SECONDS } };
  }
  return fault === "unavailable" ? jsonRefusal(503, { errors: "Service Unavailable" }) : jsonRefusal(500, { errors: "Internal Server Error" });
}

function jsonRefusal(status: number, body: unknown): VendorRefusal {
  return { status, headers: { "Content-Type": "application/json; charset=utf-8" }, body: JSON.stringify(body) };
}

/** What Shopify says "instead of 500 Internal Server Error in most circumstances" (its status and error codes, Nov 2026): no data, no cost. */
function internalError(): unknown {
  const requestId = randomUUID();
  const message = `Internal error. Looks like something went wrong on our end.\nRequest ID: ${requestId} (include this in support requests).`;
  return { errors: [{ message, extensions: { code: "INTERNAL_SERVER_ERROR", requestId } }] };
}

/** Shopify throttles with status 200 and no data; the bucket of the smallest plan is shown empty. */
const THROTTLED = {
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" } }],
  extensions: { cost: { requestedQueryCost: 100, actualQueryCost: null, throttleStatus: { maximumAvailable: 2_000, currentlyAvailable: 0, restoreRate: 100 } } },
};
