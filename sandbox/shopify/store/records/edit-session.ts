import type { AddedItem, EditRequest } from "../../edits/edit-order";

/** An item that is to be added, under the id its calculated line goes by. */
export interface StagedItem extends AddedItem {
  readonly id: number;
}

/** An order edit begun through the API and not committed. Nothing of it shows on the order. */
export interface EditSession {
  readonly id: number;
  readonly shop: string;
  readonly orderId: number;
  add: readonly StagedItem[];
  changes: Omit<EditRequest, "add">;
}
