export interface FulfilmentLine {
  readonly id: number;
  readonly lineId: number;
  readonly quantity: number;
}

/** Goods that left together. Simulated parcels always leave: a fulfilment here is never pending or failed. */
export interface Fulfilment {
  readonly id: number;
  /** "#1001-F1". */
  readonly name: string;
  readonly locationId: number | null;
  readonly lines: readonly FulfilmentLine[];
  readonly trackingCompany: string | null;
  readonly trackingNumber: string | null;
  readonly createdAt: string;
}
