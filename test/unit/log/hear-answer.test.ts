import type { AxiosResponse } from "axios";
import { beforeEach, expect, test } from "vitest";
import { hearAnswer } from "../../../app/adapters/xero/hear-answer";

const counted: (number | "none")[] = [];
const logged: { message: string; fields: unknown }[] = [];
const keep = (message: string, fields?: unknown) => void logged.push({ message, fields });
const tools = {
  meters: { xeroAnswered: (status: number | "none") => void counted.push(status) },
  log: { info: keep, warn: keep, error: keep },
};
beforeEach(() => {
  counted.length = 0;
  logged.length = 0;
});

/** An answer of Xero, as far as it is looked at. */
function answer(status: number): AxiosResponse {
  const url = 'https://api.xero.com/api.xro/2.0/Contacts?where=EmailAddress=="canary@example.com"';

  return {
    status,
    headers: { "xero-correlation-id": "27b0fa53-6d6d-44b4-9f0b-e7c0a1c4b0a3" },
    config: { method: "get", url, headers: { "Idempotency-Key": "key-1", authorization: "Bearer canary" } },
  } as unknown as AxiosResponse;
}

test("an answer is counted by its status; a good one is not worth a line", () => {
  hearAnswer(answer(200), tools);

  expect(counted).toEqual([200]);
  expect(logged).toEqual([]);
});

test("a refusal is logged with the names that lead to our batch and to Xero's own log, and without whom it was about", () => {
  hearAnswer(answer(429), tools);

  expect(counted).toEqual([429]);
  const fields = {
    status: 429,
    call: "GET /api.xro/2.0/Contacts",
    key: "key-1",
    xeroCorrelationId: "27b0fa53-6d6d-44b4-9f0b-e7c0a1c4b0a3",
  };
  expect(logged).toEqual([{ message: "Xero refused a call.", fields }]);
  expect(JSON.stringify(logged)).not.toContain("canary");
});
