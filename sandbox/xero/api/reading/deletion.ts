import { postDataInvalid } from "../api-error";
import type { Fields } from "./fields";

interface Addressed {
  /** The id's name in the body, e.g. `BatchPaymentID`. */
  name: string;
  /** The id in the address, which goes before one in the body. */
  addressed: string | undefined;
}

/**
 * The id of a record that is to be deleted, which for some kinds is the only change that Xero allows.
 * @throws ApiError when the body asks for anything but Status DELETED.
 */
export function deletionOf(fields: Fields, { name, addressed }: Addressed): string {
  if (fields.text("Status")?.toUpperCase() !== "DELETED") {
    throw postDataInvalid("This record cannot be changed, only deleted: send Status DELETED.");
  }
  return (addressed ?? fields.text(name) ?? "").toLowerCase();
}
