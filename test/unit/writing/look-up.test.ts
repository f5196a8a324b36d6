import { expect, test } from "vitest";
import type { Answer } from "../../../app/ports/answer";
import type { Connection } from "../../../app/ports/connection";
import { lookUp } from "../../../app/use-cases/look-up";
import type { XeroAccess } from "../../../app/use-cases/xero-access";

/** Books that answer about one part after the other as they are told to; notes every call, and what is logged as an error. */
function asking(...answers: Answer<string[]>[]) {
  const calls: string[][] = [];
  const errors: unknown[] = [];
  const xero: XeroAccess = (_who, call) => call({ tenantId: "tenant", accessToken: "token" } as never);
  const log = { info: () => {}, warn: () => {}, error: (...said: unknown[]) => void errors.push(said) };
  const ask = (_access: unknown, part: readonly string[]) => {
    calls.push([...part]);

    return Promise.resolve(answers[calls.length - 1] ?? { kind: "done" as const, value: [...part] });
  };
  const parts = [["a", "b"], ["c", "d"], ["e"]];

  return { calls, errors, found: lookUp({ xero, log }, {} as Connection, { what: "INVOICE", parts, ask }) };
}

test("every part is one call of its own, and what all of them found is the answer", async () => {
  const { calls, found } = asking({ kind: "done", value: ["a"] }, { kind: "done", value: [] });
  expect(await found).toEqual({ kind: "done", value: ["a", "e"] });
  expect(calls).toEqual([["a", "b"], ["c", "d"], ["e"]]);
});

test("where a later part is not answered, nothing is known of any: what was not asked for is not missing", async () => {
  const failed = { kind: "outcome-unknown", message: "Xero answered 503." } as const;
  const { calls, errors, found } = asking({ kind: "done", value: ["a", "b"] }, failed);
  expect(await found).toEqual(failed);
  expect(calls).toHaveLength(2);
  expect(errors).toEqual([]);
});

test("a look that Xero refuses is an error that somebody sees, for it would be refused again", async () => {
  const refused = { kind: "rejected", message: "Xero answered 404 without a reason." } as const;
  const { errors, found } = asking(refused);
  expect(await found).toEqual(refused);
  expect(errors).toEqual([["Xero refused to be asked what stands in its books.", { what: "INVOICE", count: 2, message: refused.message }]]);
});
