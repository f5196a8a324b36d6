import fc from "fast-check";
import type { OrderTransaction } from "../../app/domain/commerce/order-transaction";

/** What became of a payment. Shares are per cent of what was still open. */
export type PaymentStory = { kind: (typeof KINDS)[number]; shares: readonly bigint[] };

const KINDS = ["paid", "unpaid", "captured", "authorised", "voided", "pending", "failed, then paid", "deposit"] as const;

export const paymentStory: fc.Arbitrary<PaymentStory> = fc.record({
  kind: fc.constantFrom(...KINDS),
  shares: fc.array(fc.bigInt({ min: 1n, max: 100n }), { minLength: 1, maxLength: 3 }),
});

type Movement = Pick<OrderTransaction, "kind" | "status"> & { minor: bigint };
type Told = { movements: Movement[]; received: bigint; capturable: boolean };

/** Only a sale or capture that succeeded brings money in (Shopify, OrderTransaction.kind and status). */
export function tell({ kind, shares }: PaymentStory, total: bigint): Told {
  const sale = { kind: "SALE", status: "SUCCESS", minor: total } as const;
  const authorisation = { kind: "AUTHORIZATION", status: "SUCCESS", minor: total } as const;
  if (kind === "paid") return { movements: [sale], received: total, capturable: false };
  if (kind === "failed, then paid") return { movements: [{ ...sale, status: "FAILURE" }, sale], received: total, capturable: false };
  if (kind === "pending") return { movements: [{ ...sale, status: "PENDING" }], received: 0n, capturable: false };
  if (kind === "authorised") return { movements: [authorisation], received: 0n, capturable: total > 0n };
  if (kind === "voided") return { movements: [authorisation, { ...authorisation, kind: "VOID" }], received: 0n, capturable: false };
  if (kind === "unpaid") return { movements: [], received: 0n, capturable: false };

  const parts = cut(total, kind === "deposit" ? shares.slice(0, 1) : shares);
  const received = parts.reduce((sum, part) => sum + part, 0n);
  const kindOfPart = kind === "deposit" ? "SALE" : "CAPTURE";
  const movements = parts.map((minor): Movement => ({ kind: kindOfPart, status: "SUCCESS", minor }));

  return kind === "deposit"
    ? { movements, received, capturable: false }
    : { movements: [authorisation, ...movements], received, capturable: received < total };
}

/** Cuts one share after the other off what is left. */
function cut(total: bigint, shares: readonly bigint[]): bigint[] {
  let left = total;
  const parts = shares.map((share) => {
    const part = (left * share) / 100n;
    left -= part;

    return part;
  });

  return parts.filter((part) => part > 0n);
}
