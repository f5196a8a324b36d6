import type { Reason } from "./trace";

type Reasoned = { because?: readonly Reason[]; lines?: readonly Reasoned[] };

/**
 * A document as it is kept with a write: its figures alone. Their reasons stay with the order's plan. They are three fifths of an
 * invoice, and would be written down twice more, read again at each step, and hashed.
 */
export function withoutReasons<Document>(document: Document): Document {
  const { because, lines } = document as Reasoned;

  return { ...document, ...(because && { because: [] }), ...(lines && { lines: lines.map(withoutReasons) }) };
}
