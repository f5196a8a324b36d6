import type { Request } from "express";
import type { InjectedFault, Probe } from "../../kit/faults/faults";
import type { RefusingFault, Vendor, VendorRefusal } from "../../kit/faults/inject";
import { newGuid } from "../ids";
import { kindOfRequest } from "../store/kind-of-request";

const API = "/api.xro/2.0";
/** Xero promises Retry-After for the minute and the day only (Nov 2026). */
const RETRY_AFTER_SECONDS: Readonly<Record<string, string>> = { minute: "26", day: "3600" };

/** Xero's own words for the faults that are refusals, and what of a request the rules can match. */
export const xeroVendor: Vendor = { probe: probeOf, refusal, answersServerErrors: ({ path }) => path.startsWith(API) };

function probeOf({ method, path }: Request): Probe | null {
  const kind = kindOfRequest(method, path);
  if (kind !== "request" && kind !== "sign-in") return null;
  const below = path.startsWith(API) ? [path.slice(API.length)] : [];
  return { method, paths: [path, ...below], operation: null, fields: [], reads: method === "GET" };
}

function refusal(fault: RefusingFault, rule: InjectedFault): VendorRefusal {
  if (fault === "too-many-requests" || fault === "throttled") return tooManyRequests(rule.problem ?? "minute");
  const status = fault === "unavailable" ? 503 : 500;
  const headers = { "Content-Type": "application/json; charset=utf-8", "Xero-Correlation-Id": newGuid() };
  return { status, headers, body: serverErrorBody(status) };
}

/** A 429 has an empty body without a type (recorded); it never wrote anything. */
function tooManyRequests(problem: string): VendorRefusal {
  const retryAfter = RETRY_AFTER_SECONDS[problem];
  const headers = {
    "X-Rate-Limit-Problem": problem,
    ...(retryAfter === undefined ? {} : { "Retry-After": retryAfter }),
    ...(problem === "minute" ? { "X-MinLimit-Remaining": "0" } : {}),
    ...(problem === "day" ? { "X-DayLimit-Remaining": "0" } : {}),
    ...(problem === "appminute" ? { "X-AppMinLimit-Remaining": "0" } : {}),
  };
  return { status: 429, headers, body: "" };
}

/** The body of 500 and 503 is not documented; this is the object that Xero's gateway uses elsewhere. */
export function serverErrorBody(status: 500 | 503): string {
  const Title = status === 500 ? "Internal Server Error" : "Service Unavailable";
  const Detail = status === 500 ? "An error occurred in Xero." : "The organisation is offline.";
  return JSON.stringify({ Type: null, Title, Status: status, Detail, Instance: newGuid(), Extensions: {} });
}
