import type { Result, ResultDocument, ResultLine } from "./result-json";

const NAMES = { invoice: "Sales invoice", creditNote: "Credit note", quote: "Quote", payment: "Payment", refund: "Refund payment" };
const FIGURES: Record<string, string> = {
  orderTotal: "The order comes to",
  documentsTotal: "The documents come to",
  difference: "Difference",
  orderTax: "Tax on the order",
  documentsTax: "Tax in the documents",
  received: "Received, less given back",
  paid: "Paid in the books",
  outstanding: "Open in Shopify",
  amountDue: "Due in the books",
};

/** The same for people: each document as a table, the reasons under each line, the proof at the end. */
export function toText(result: Result): string {
  const parts = [`Order ${result.order ?? "(unreadable)"}`, ...result.documents.map(documentText)];
  if (result.allocations.length > 0)
    parts.push(
      result.allocations.map(({ creditNote, invoice, amount }) => `Allocated: ${amount} of ${creditNote} to ${invoice}`).join("\n"),
    );
  if (result.notes.length > 0) parts.push(result.notes.map((note) => `Note: ${note}`).join("\n"));
  if (result.tieOut) parts.push(proof(result.tieOut));
  if (result.problems.length > 0)
    parts.push(result.problems.map(({ code, message, remedy }) => `Not posted (${code}, ${remedy}): ${message}`).join("\n"));

  return `${parts.join("\n\n")}\n`;
}

function documentText({ kind, number, date, currency, subtotal, tax, total, lines, because }: ResultDocument): string {
  const title = `${NAMES[kind]} ${number}  ${date}  ${currency}`;
  const sums = [
    ["Subtotal", subtotal],
    ["Tax", tax],
    ["Total", total],
  ].map(([name = "", amount = ""]) => `  ${name.padStart(64)} ${amount.padStart(14)}`);

  return [title, ...lines.flatMap(lineText), ...sums, ...(kind === "payment" || kind === "refund" ? [] : reasons(because))].join("\n");
}

function lineText({ description, quantity, unitAmount, lineAmount, taxAmount, taxType, accountCode, because }: ResultLine): string[] {
  const words = description.length > 34 ? `${description.slice(0, 33)}…` : description.padEnd(34);
  const coding = `${accountCode} ${taxType ?? ""}`.padEnd(16);

  return [
    `  ${words} ${quantity.padStart(4)} × ${unitAmount.padStart(11)} ${coding} ${lineAmount.padStart(12)} tax ${taxAmount.padStart(9)}`,
    ...reasons(because),
  ];
}

function reasons(because: readonly string[]): string[] {
  return because.map((reason) => `      because ${reason}`);
}

function proof(figures: Readonly<Record<string, string>>): string {
  const lines = Object.entries(figures).map(([name, amount]) => `  ${(FIGURES[name] ?? name).padEnd(28)} ${amount.padStart(14)}`);

  return ["Proof", ...lines].join("\n");
}
