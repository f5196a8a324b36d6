import type { DraftOrderId, OrderId, TenantId } from "../domain/ids";
import type { DocumentChange } from "./link-store";
import type { Erasure } from "./audit-log";
import type { Receipt } from "./receipt-store";

/** What a webhook tells us to do. An event only says "look at this": amounts in it are never used. */
export type Hint =
  | { kind: "order"; orderId: OrderId }
  | { kind: "draft"; draftId: DraftOrderId }
  | { kind: "documents"; tenantId: TenantId; changes: readonly DocumentChange[] }
  /** A customer or a company, by the number of the contact. */
  | { kind: "customer"; customerKey: string }
  /** Shopify says that the shop removed the app; `erase`: and that what was said of it is to be erased. */
  | { kind: "shop-left"; erase: boolean }
  /** What names these people is to be forgotten. */
  | { kind: "erase"; whose: Erasure }
  /** It concerns nothing of ours. */
  | { kind: "nothing" }
  /** It could not be read; the sweeps cover what it was about. */
  | { kind: "unreadable" };

/** Reads what a platform sent. */
export interface ReceiptReader {
  hints(receipt: Receipt): Hint[];
}
