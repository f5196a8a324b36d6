import { describe, expect, test } from "vitest";
import { currency } from "../../../app/domain/money/currency";
import { isChanged } from "../../../app/domain/quotes/quote-change";
import { nextStep } from "../../../app/domain/sync/next-step";
import { amountsIn } from "../../../app/adapters/xero/amounts";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks } from "../../builders/books";
import { anOrder } from "../../builders/order";
import { CONTACT, inWords, sentence, situation } from "./situation";

const OPEN = anInvoiceInBooks({ unreadable: "1000.5 JPY", total: gbp("0.00") });

describe("an invoice of ours with an amount that cannot be read", () => {
  test("holds its order, which says the amount, whatever else is to be done about it", () => {
    const held = nextStep(situation(anOrder(), { invoice: OPEN, contactId: CONTACT }));

    expect(inWords(held)).toBe("attention books-differ");
    expect(sentence(held)).toContain("has an amount of 1000.5 JPY in Xero, which cannot be read to the last digit");
  });

  test("is in the way of an undo, too", () => {
    const { supplements, creditNotes, corrections, overpayments, ...links } = situation(anOrder(), { invoice: OPEN });
    const wish = { kind: "undo", reason: "", at: "2026-12-03T10:00:00Z" } as never;

    expect(inWords(nextStep({ ...links, supplements, creditNotes, corrections, overpayments, wish } as never))).toBe(
      "attention books-differ",
    );
  });

  test("is in nobody's way once it was voided", () => {
    const voided = nextStep(situation(anOrder(), { invoice: { ...OPEN, status: "VOIDED" }, contactId: CONTACT }));

    expect(sentence(voided)).not.toContain("1000.5");
  });
});

describe("amounts of Xero's", () => {
  const read = (value: number | undefined, code: string) => {
    const amounts = amountsIn(currency(code));

    return [amounts.of(value).minor, amounts.unreadable().unreadable];
  };

  test.each([
    [1000, "JPY", 1000n, undefined],
    [1000.5, "JPY", 0n, "1000.5 JPY"],
    [0.01, "KRW", 0n, "0.01 KRW"],
    [14.5, "GBP", 1450n, undefined],
    [14.505, "GBP", 0n, "14.505 GBP"],
    [1.25, "KWD", 1250n, undefined],
    [1e21, "GBP", 0n, "1e+21 GBP"],
    [undefined, "GBP", 0n, undefined],
  ])("%s %s", (value, code, ...expected) => {
    expect(read(value, code)).toEqual(expected);
  });
});

test("a quote with such an amount does not stand as a change of ours asked for", () => {
  const head = { status: "DRAFT", reference: "#D1", unreadable: "1000.5 JPY" };
  const change = { to: "DRAFT", reference: "#D1", anew: false, offer: null };

  expect(isChanged(head as never, change as never)).toBe(false);
  expect(isChanged({ ...head, unreadable: undefined } as never, change as never)).toBe(true);
});
