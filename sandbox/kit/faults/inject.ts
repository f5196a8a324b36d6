import type { IncomingMessage, ServerResponse } from "node:http";
import type { Request, RequestHandler, Response } from "express";
import { alterAnswer, departBy, noteOnRequest } from "../exchange";
import type { RequestFault } from "./fault-rule";
import type { Faults, InjectedFault, Probe } from "./faults";

/** A refusal in the vendor's own words. */
export interface VendorRefusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Vendor {
  /** Null for a request that is not exposed to faults: the control API, pages. */
  readonly probe: (request: Request) => Probe | null;
  readonly refusal: (fault: RefusingFault, rule: InjectedFault) => VendorRefusal;
  /** True where the simulator itself answers with 500, because it has to remember that it did. */
  readonly answersServerErrors: (request: Request) => boolean;
}

export type RefusingFault = Extract<RequestFault, "server-error" | "internal-error" | "throttled" | "too-many-requests" | "unavailable">;

const injected = new WeakMap<IncomingMessage, InjectedFault>();

/** The fault that this request is under. */
export function injectedFault(request: IncomingMessage): InjectedFault | undefined {
  return injected.get(request);
}

/** Injects what the rules order into every request that passes, once it has been read and before any work is done. */
export function injectFaults(faults: Faults, vendor: Vendor): RequestHandler {
  return (request, response, next) => {
    const probe = faults.isArmed ? vendor.probe(request) : null;
    const fault = probe && faults.ofRequest(probe);
    if (!fault) return next();
    injected.set(request, fault);
    noteOnRequest(request, { fault: fault.fault });
    strike(fault, { request, response, vendor, next });
  };
}

interface Victim {
  readonly request: Request;
  readonly response: Response;
  readonly vendor: Vendor;
  readonly next: () => void;
}

function strike(rule: InjectedFault, { request, response, vendor, next }: Victim): void {
  const { fault } = rule;
  if (fault === "drop-before") return void request.socket.destroy();
  if (fault === "latency") return void setTimeout(next, rule.ms);
  if (fault === "stale-read") return next();
  if (fault === "drop-after") {
    departBy(request, () => void request.socket.destroy());
    return next();
  }
  if (fault === "truncated-body") {
    departBy(request, cutInHalf);
    return next();
  }
  if (fault.startsWith("server-error") && vendor.answersServerErrors(request)) return next();
  if (fault === "server-error-after" || fault === "internal-error-after") {
    const refusal = vendor.refusal(fault === "server-error-after" ? "server-error" : "internal-error", rule);
    alterAnswer(request, (altered) => refuse(altered, refusal));
    return next();
  }
  const refusal = vendor.refusal(fault, rule);
  response.end(refuse(response, refusal));
}

/** Sets the status and the headers; returns the body. */
function refuse(response: ServerResponse, { status, headers, body }: VendorRefusal): string {
  for (const name of ["content-type", "content-length", "content-encoding", "etag"]) response.removeHeader(name);
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return body;
}

/** Promises the whole body, sends half of it, and breaks the connection. */
function cutInHalf(response: ServerResponse, [chunk]: Parameters<ServerResponse["end"]>): void {
  const body = typeof chunk === "string" ? Buffer.from(chunk) : chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
  response.setHeader("Content-Length", body.length);
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
}
