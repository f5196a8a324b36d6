import { isGone } from "../ledger/standing-document";
import { problem, type Problem } from "../problem";

/** A document that a person did away with in Xero stays away. Null where it stands. */
export function goneFromBooks(what: "Invoice" | "Credit note", { number, status }: { number: string; status: string }): Problem | null {
  if (!isGone({ status })) return null;

  return problem(
    "gone-from-books",
    "decide",
    `${what} ${number} was ${status === "VOIDED" ? "voided" : "deleted"} in Xero. Crossfoot leaves it so and will not make it again.`,
  );
}
