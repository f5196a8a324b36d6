import { describe, expect, test } from "vitest";
import type { SecondPayer } from "../../../app/domain/payers/second-payer";
import { contactForSecond } from "../../../app/domain/payers/step-for-two-payers";
import { nextStep } from "../../../app/domain/sync/next-step";
import { anUnpaidOrder } from "../../builders/order";
import { planOf } from "../../builders/outcome";
import { CONTACT, inWords, situation } from "../sync/situation";
import { OFFICE } from "./choices";
import { FORTY, INSURER, partsFor, postingOf, standing } from "./two-payers";

describe("a second payer whose contact is to be made", () => {
  const unpaid = anUnpaidOrder();
  const { contactId: _known, ...by } = FORTY;
  const made: SecondPayer = { ...by, number: "Shopify payer abc" };
  const billing = { kind: "buyer" as const, by: null, second: made, toMake: OFFICE };
  const given = { posting: postingOf(unpaid, made), billing, secondContactId: null };
  const nameOf = (step: ReturnType<typeof nextStep>) => (step.do === "create-contact" ? step.plan.contact.name : inWords(step));

  test("is made right before the first invoice, after the buyer's own", () => {
    expect(nameOf(nextStep(situation(unpaid, given)))).not.toBe(OFFICE.name);
    expect(nameOf(nextStep(situation(unpaid, { ...given, contactId: CONTACT })))).toBe(OFFICE.name);
    expect(inWords(nextStep(situation(unpaid, { ...given, contactId: CONTACT, secondContactId: INSURER })))).toBe("create-invoice");
  });

  test("is not made where nobody says any more who it is, nor again for an invoice that stands", () => {
    expect(inWords(nextStep(situation(unpaid, { ...given, contactId: CONTACT, billing: { kind: "buyer", by: null } })))).toBe(
      "attention bill-to",
    );
    const plan = planOf(postingOf(unpaid, made));
    const stands = standing(["invoice-2", INSURER], partsFor(unpaid, made).second.invoice);
    const posted = {
      ...situation(unpaid, given),
      supplements: [stands],
      invoice: standing(["invoice-1", CONTACT], partsFor(unpaid, made).first.invoice),
    };

    expect(contactForSecond(posted, plan)).toBeNull();
    expect(contactForSecond({ ...posted, supplements: [] }, plan)).toMatchObject({
      do: "create-contact",
      plan: { contact: { number: made.number } },
    });
  });
});
