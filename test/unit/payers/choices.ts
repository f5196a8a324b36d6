import type { BillToId, ContactId } from "../../../app/domain/ids";
import type { BillTo, DescribedPayer, OtherPayer } from "../../../app/domain/payers/bill-to";
import { at } from "../../builders/order";

export const INSURER: OtherPayer = { kind: "existing", contactId: "contact-9" as ContactId, name: "Example Insurance" };
export const OFFICE: DescribedPayer = {
  kind: "described",
  number: "Shopify payer abc",
  name: "Example Head Office",
  email: "office@example.com",
  taxNumber: "GB123456789",
};

/** A choice, to the insurer unless said otherwise. */
export function choice(scope: BillTo["scope"], key: string, overrides: Partial<BillTo> = {}): BillTo {
  return {
    id: `choice for ${key}` as BillToId,
    scope,
    key,
    label: key,
    payer: INSURER,
    reason: "",
    at: at("2026-12-01T09:00:00Z"),
    ...overrides,
  };
}
