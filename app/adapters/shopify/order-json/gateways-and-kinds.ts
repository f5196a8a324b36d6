import type { Discount } from "../../../domain/commerce/discount";
import type { OrderTransaction } from "../../../domain/commerce/order-transaction";
import type { PaymentTerms } from "../../../domain/commerce/payment-terms";
import type { RefundLine } from "../../../domain/commerce/refund";

/** Shopify's words, upper case in GraphQL and lower in REST, as ours. What is new to us is OTHER, which nothing books in silence. */
function oneOf<Word extends string>(words: readonly Word[], other: Word, also: Readonly<Record<string, Word>> = {}) {
  const known = new Map<string, Word>([...words.map((word): [string, Word] => [word, word]), ...Object.entries(also)]);
  // Both spellings are looked up as they come: this runs for every transaction and line.
  for (const [word, ours] of [...known]) known.set(word.toLowerCase(), ours);

  return (written: string | null): Word => (written === null ? other : (known.get(written) ?? other));
}

export const transactionKind = oneOf<OrderTransaction["kind"]>(["SALE", "AUTHORIZATION", "CAPTURE", "VOID", "REFUND", "CHANGE"], "OTHER", {
  EMV_AUTHORIZATION: "AUTHORIZATION",
});

export const transactionStatus = oneOf<OrderTransaction["status"]>(["SUCCESS", "PENDING", "FAILURE"], "OTHER", {
  AWAITING_RESPONSE: "PENDING",
  ERROR: "FAILURE",
});

export const restockType = oneOf<RefundLine["restockType"]>(["RETURN", "CANCEL", "NO_RESTOCK", "LEGACY_RESTOCK"], "OTHER");

export const termsType = oneOf<PaymentTerms["type"]>(["NET", "FIXED", "RECEIPT", "FULFILLMENT"], "OTHER");

/** By GraphQL's type name or REST's `type`. */
export const discountKind = oneOf<Discount["kind"]>([], "manual", {
  DiscountCodeApplication: "code",
  AutomaticDiscountApplication: "automatic",
  ManualDiscountApplication: "manual",
  ScriptDiscountApplication: "script",
  DISCOUNT_CODE: "code",
  AUTOMATIC: "automatic",
  MANUAL: "manual",
  SCRIPT: "script",
});
