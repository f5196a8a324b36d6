import type { DoubleView } from "~/use-cases/views";

const KINDS: Readonly<Record<DoubleView["what"], string>> = { invoice: "Invoice", deposit: "Money received", journal: "Manual journal" };

/** "Manual journal: Web sales of May". */
export function documentName({ what, number }: Pick<DoubleView, "what" | "number">): string {
  return number ? `${KINDS[what]}: ${number}` : KINDS[what];
}
