import { GraphqlQueryError, HttpResponseError } from "@shopify/shopify-api";
import { describe, expect, test } from "vitest";
import { heardOfFailure } from "../../../app/adapters/shopify/query-cost";
import { failedAnswer } from "../../../app/adapters/shopify/shopify-error";

/** As the library throws what Shopify answers with HTTP 200 and errors. */
function answered(graphQLErrors: unknown, extensions?: object): GraphqlQueryError {
  const body = { errors: { networkStatusCode: 200, message: "An error occurred", graphQLErrors }, ...(extensions && { extensions }) };

  return new GraphqlQueryError({ message: "GraphQL operation failed", response: {}, headers: {}, body });
}

const at = { locations: [{ line: 2, column: 5 }] };
const internal = { message: "Internal error. Looks like something went wrong on our end.", extensions: { code: "INTERNAL_SERVER_ERROR" } };
const denied = { message: "Access denied for order field.", ...at, path: ["order"], extensions: { code: "ACCESS_DENIED" } };
const tooMuch = { message: "Query cost is 2003.", extensions: { code: "MAX_COST_EXCEEDED", cost: 2003, maxCost: 1000 } };
const throttled = { message: "Throttled", extensions: { code: "THROTTLED" } };

describe("Shopify failed at it: whether it was done is not known, and it may go well another time", () => {
  test.each([
    { what: "an internal error", errors: [internal] },
    { what: "one in a field of the answer", errors: [{ ...internal, ...at, path: ["nodes", 3] }] },
    { what: "a timeout with its code", errors: [{ message: "Timeout", extensions: { code: "TIMEOUT" } }] },
    // As other apps have met it (gridsome-source-shopify 49, 2020), and as graphql-ruby says where it stopped.
    { what: "a timeout without a code", errors: [{ message: "Timeout" }] },
    { what: "a timeout at a field", errors: [{ message: "Timeout on Query.orders", ...at, path: ["orders"] }] },
    { what: "no code, and nothing that it is about", errors: [{ message: "Internal error" }] },
    { what: "a refusal beside an internal error", errors: [denied, internal] },
    { what: "errors that are no list", errors: "Something went wrong" },
  ])("$what", ({ errors }) => {
    expect(failedAnswer(answered(errors))).toMatchObject({ kind: "outcome-unknown" });
    // It may have cost all that it might.
    expect(heardOfFailure(answered(errors))).toMatchObject({ cost: null, throttled: false });
  });

  test("its own words are passed on", () => {
    expect(failedAnswer(answered([internal]))).toEqual({ kind: "outcome-unknown", message: `Shopify failed at it: ${internal.message}` });
  });
});

describe("Shopify refused what it was sent: it would again", () => {
  test.each([
    { what: "a scope that is missing", errors: [denied] },
    { what: "a query that costs too much", errors: [tooMuch] },
    { what: "a field that is not in the schema", errors: [{ message: "Field 'nope' …", ...at, extensions: { code: "undefinedField" } }] },
    {
      what: "a value of another type",
      errors: [{ message: "Variable $id of type ID! …", ...at, extensions: { value: null, problems: [] } }],
    },
    { what: "a syntax error, which has no code", errors: [{ message: "syntax error, unexpected end of file", ...at }] },
  ])("$what", ({ errors }) => {
    expect(failedAnswer(answered(errors))).toEqual({ kind: "rejected", message: errors.map(({ message }) => message).join(" ") });
    expect(heardOfFailure(answered(errors))).toMatchObject({ cost: 0, throttled: false });
  });
});

/** As the library throws what Shopify answers with another status than 200. */
function answeredWith(code: number): HttpResponseError {
  return new HttpResponseError({
    message: `Received an error response (${code}) from Shopify`,
    code,
    statusText: "",
    body: {},
    headers: {},
  });
}

describe("the shop is shut for now: nothing was done, and it goes on once it is open again", () => {
  test.each([
    { status: 402, says: /frozen/ },
    { status: 404, says: /no such shop for now/ },
    { status: 423, says: /locked/ },
    { status: 430, says: /\(430\)/ },
  ])("HTTP $status", ({ status, says }) => {
    expect(failedAnswer(answeredWith(status))).toEqual({ kind: "unreachable", message: expect.stringMatching(says) });
  });

  test("and the code for it in an answer of errors", () => {
    const inactive = answered([{ message: "Unavailable Shop", extensions: { code: "SHOP_INACTIVE" } }]);

    expect(failedAnswer(inactive)).toEqual({ kind: "unreachable", message: expect.stringContaining("Unavailable Shop") });
    expect(heardOfFailure(inactive)).toMatchObject({ cost: 0, throttled: false });
  });
});

test.each([
  { status: 400, kind: "rejected" },
  { status: 401, kind: "unauthorised" },
  { status: 403, kind: "unauthorised" },
  // Shopify gave up waiting; it may have done it all the same.
  { status: 408, kind: "outcome-unknown" },
  { status: 422, kind: "rejected" },
  { status: 429, kind: "rate-limited" },
  { status: 503, kind: "outcome-unknown" },
])("HTTP $status is $kind", ({ status, kind }) => {
  expect(failedAnswer(answeredWith(status))).toMatchObject({ kind });
});

test("throttled, nothing was done, and there were no points", () => {
  expect(failedAnswer(answered([throttled]))).toMatchObject({ kind: "rate-limited" });
  expect(heardOfFailure(answered([throttled]))).toMatchObject({ cost: Infinity, throttled: true });
});

test("where Shopify says with its internal error what is left, that counts", () => {
  const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 1200, restoreRate: 100 };
  const heard = heardOfFailure(answered([internal], { cost: { requestedQueryCost: 42, actualQueryCost: null, throttleStatus } }));

  expect(heard).toMatchObject({ requested: 42, left: { most: 2000, perSecond: 100, left: 1200 } });
});
