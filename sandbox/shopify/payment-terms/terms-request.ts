import { z } from "zod";
import { isoSeconds } from "../clock";
import { Refusal } from "../refusal";
import type { TermsRule } from "../store/records/payment-terms";

/** `{"type": "NET", "dueInDays": 30}`, `{"type": "FIXED", "dueAt": "2026-12-31T00:00:00Z"}`, `{"type": "RECEIPT"}`. */
export const termsSchema = z.strictObject({
  type: z.enum(["FIXED", "FULFILLMENT", "NET", "RECEIPT"]),
  dueInDays: z.number().int().positive().optional(),
  dueAt: z.iso.datetime({ offset: true }).optional(),
});

/** Shopify's templates for NET. */
export const NET_DAYS: readonly number[] = [7, 15, 30, 45, 60, 90];

/** A due date with FIXED, days with NET, neither otherwise. */
export function readTermsRule({ type, dueInDays, dueAt }: z.output<typeof termsSchema>): TermsRule {
  if (type === "NET" && (dueInDays === undefined || !NET_DAYS.includes(dueInDays))) throw new Refusal(`dueInDays: NET terms are ${NET_DAYS.join(", ")} days.`, 400);
  if (type === "FIXED" && dueAt === undefined) throw new Refusal("dueAt: FIXED terms need a date.", 400);
  if ((type !== "NET" && dueInDays !== undefined) || (type !== "FIXED" && dueAt !== undefined)) throw new Refusal(`${type} terms have no such date.`, 400);
  return { type, dueInDays: dueInDays ?? null, dueAt: dueAt === undefined ? null : isoSeconds(Date.parse(dueAt)) };
}
