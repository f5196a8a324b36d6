export type ReceiptSource = "SHOPIFY" | "XERO";

/** A webhook as it arrived. */
export type NewReceipt = { source: ReceiptSource; deliveryKey: string; topic: string; shop: string | null; body: Buffer };
export type Receipt = Omit<NewReceipt, "deliveryKey"> & { id: bigint };

export interface ReceiptStore {
  /** Durable when it returns; a delivery that is already there is left as it is. Fails within 1.5 s. */
  store(receipt: NewReceipt): Promise<void>;
  /** Oldest first; none that was put off until later than `now`. */
  unhandled(limit: number, now: Date): Promise<Receipt[]>;
  putOff(ids: readonly bigint[], until: Date): Promise<void>;
  /** Handled: the body, which may name a person, is dropped. */
  markHandled(ids: readonly bigint[]): Promise<void>;
  /** Forgets up to `limit` receipts that were handled before then, oldest first; how many they were. */
  purgeHandled(before: Date, limit: number): Promise<number>;
}
