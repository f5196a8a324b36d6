import { expect, test } from "vitest";
import { makeLog } from "../../../app/adapters/system/log";

const lines: string[] = [];
const log = makeLog("test", { write: (line) => void lines.push(line) });

/** What one entry came to. */
function written(message: string, fields?: Record<string, unknown>): string {
  lines.length = 0;
  log.warn(message, fields);

  return lines.join("");
}

const CANARIES: readonly (readonly [string, string])[] = [
  ["a session token", "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJjYW5hcnkifQ.c2lnbmF0dXJl"],
  ["an access token of Shopify", "shpat_0123456789abcdef"],
  ["a refresh token of Shopify", "shprt_0123456789abcdef"],
  ["an e-mail address", "canary.quillfeather+shop@example.com"],
  ["a telephone number", "+44 20 7946 0018"],
];

test.each(CANARIES)("%s is removed from a message, a field, a field of a field and an error", (_what, canary) => {
  const entries = [
    written(`Refused ${canary}, sorry`),
    written("Refused.", { what: `for ${canary}` }),
    written("Refused.", { request: { headers: [{ value: canary }] } }),
    written("Refused.", { cause: new Error(`Failed to parse ${canary}`) }),
  ];

  for (const entry of entries) {
    expect(entry).toContain("[removed]");
    for (const word of canary.split(" ").filter(({ length }) => length > 3)) expect(entry).not.toContain(word);
  }
});

test.each([
  ["Authorization: Bearer c2VjcmV0LXRva2Vu", "c2VjcmV0LXRva2Vu"],
  ["Authorization: Basic Y2xpZW50OnNlY3JldA==", "Y2xpZW50OnNlY3JldA"],
  ["grant_type=refresh_token&refresh_token=Zm9yZ290dGVu&client_id=abc", "Zm9yZ290dGVu"],
  ['{"client_secret": "b3VyIHNlY3JldA"}', "b3VyIHNlY3JldA"],
  ["cannot connect to postgresql://crossfoot:open-sesame@localhost:5432/crossfoot", "open-sesame"],
])("the secret in %s is removed", (text, secret) => {
  expect(written(text)).not.toContain(secret);
});

test("an error that carries a whole request is logged by its text alone", () => {
  const cause = Object.assign(new Error("Request failed with status code 401"), { config: { headers: { cookie: "session=canary" } } });
  const entry = written("Xero refused.", { cause });

  expect(entry).toContain("status code 401");
  expect(entry).not.toContain("canary");
});

test("what leads further stays: ids, times, counts and addresses of pages", () => {
  const fields = {
    orderId: "gid://shopify/Order/6012345678901",
    batch: "0b0e8f0e-5f43-4bdc-9d3e-2d6f6a1a7c11",
    receipt: 12n,
    at: new Date("2026-11-22T05:00:00.000Z"),
    url: "https://api.xero.com/api.xro/2.0/Invoices",
    number: "SH-1001",
  };

  expect(JSON.parse(written("Posted.", fields))).toMatchObject({ ...fields, receipt: "12", at: "2026-11-22T05:00:00.000Z" });
});
