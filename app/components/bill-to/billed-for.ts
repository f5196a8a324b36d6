import type { BillToView } from "~/use-cases/bill-to-views";

/** What a choice is for, in words. */
export function billedFor({ scope, label }: Pick<BillToView, "scope" | "label">): string {
  switch (scope) {
    case "order":
      return `Order ${label}`;
    case "tag":
      return `Orders tagged “${label}”`;
    case "customer":
      return `All orders of the ${label}`;
    case "company":
      return `All orders of ${label}`;
  }
}
