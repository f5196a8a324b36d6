import { createRequire } from "node:module";
import type { AxiosStatic } from "axios";
import { expect, test } from "vitest";
import { failedAnswer } from "../../../app/adapters/xero/xero-error";

const { AxiosError, AxiosHeaders } = createRequire(createRequire(import.meta.url).resolve("xero-node"))("axios") as AxiosStatic;

/** As a call about connections fails: axios's own error, whose headers are an instance of a class. */
function ofConnections(status: number, headers: Record<string, string>) {
  const config = { headers: new AxiosHeaders() };
  const response = { status, statusText: "", config, headers: new AxiosHeaders(headers), data: "" };

  return new AxiosError(`Request failed with status code ${status}`, "ERR_BAD_REQUEST", config, null, response);
}

/** As a call of the Accounting API fails: a string of JSON. */
function ofAccounting(statusCode: number, headers: Record<string, string>, body: unknown = "") {
  return JSON.stringify({ response: { statusCode, headers, body }, body });
}

test.each([
  { call: "about connections", failed: ofConnections },
  { call: "of the Accounting API", failed: ofAccounting },
])("what Xero answers to a call $call is read, with how long it asks to wait and of which limit", ({ failed }) => {
  const asked = { "retry-after": "26", "x-rate-limit-problem": "day" };

  expect(failedAnswer(failed(429, asked))).toEqual({ kind: "rate-limited", retryAfterMs: 26_000, limit: "day" });
  expect(failedAnswer(failed(429, { "x-rate-limit-problem": "concurrent" }))).toEqual({
    kind: "rate-limited",
    retryAfterMs: 2_000,
    limit: "minute",
  });
  expect(failedAnswer(failed(401, { "www-authenticate": "Bearer error=invalid_token" }))).toEqual({ kind: "unauthorised" });
  expect(failedAnswer(failed(404, {}))).toMatchObject({ kind: "rejected" });
  expect(failedAnswer(failed(500, {}))).toMatchObject({ kind: "outcome-unknown" });
});

test("a 403 is a disconnected organisation where Xero says so; with a web page it is the network's before Xero, and asks for no consent", () => {
  const problem = { Type: null, Title: "Forbidden", Status: 403, Detail: "AuthenticationUnsuccessful" };
  const page = "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD></HTML>";

  expect(failedAnswer(ofAccounting(403, {}, problem))).toEqual({ kind: "unauthorised" });
  expect(failedAnswer(ofAccounting(403, {}))).toEqual({ kind: "unauthorised" });
  expect(failedAnswer(ofAccounting(403, {}, page))).toEqual({ kind: "outcome-unknown", message: "Xero answered 403. " });
  expect(failedAnswer(ofAccounting(408, {}))).toMatchObject({ kind: "outcome-unknown" });
  expect(failedAnswer(ofAccounting(400, {}, page))).toEqual({ kind: "rejected", message: "Xero answered 400 without a reason." });
});
