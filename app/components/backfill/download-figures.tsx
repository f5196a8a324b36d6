import { Button } from "@shopify/polaris";
import { csvRow } from "~/domain/csv-row";
import type { BackfillView, PreviewView } from "~/use-cases/backfill-views";
import { DOCUMENT_NAMES } from "./document-names";

/** The preview's figures as a file for a spreadsheet. Made in the browser: the page has all of them already. */
export function DownloadFigures({ view }: { view: BackfillView }) {
  const { preview, fromDay, toDay } = view;
  if (!preview) return null;

  return (
    <Button url={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(preview))}`} download={`past-orders-${fromDay}-to-${toDay}.csv`}>
      Download as CSV
    </Button>
  );
}

/** Amounts stay decimal strings, as they are shown. */
function csvOf({ documents, lines, money, reasons }: PreviewView): string {
  const rows = [
    ["what", "account", "tax rate", "number", "amount", "tax or given back", "currency"],
    ...documents.map(({ kind, count, total, tax }) => [DOCUMENT_NAMES[kind], "", "", count, total.amount, tax.amount, total.currency]),
    ...lines.map(({ account, taxType, net, tax }) => ["Sales", account, taxType, "", net.amount, tax.amount, net.currency]),
    ...money.map(({ account, received, givenBack }) => ["Money", account, "", "", received.amount, givenBack.amount, received.currency]),
    ...reasons.map(({ sentence, orders }) => [`Not posted: ${sentence}`, "", "", orders, "", "", ""]),
  ];

  return rows.map((row) => csvRow(row.map(String))).join("\r\n");
}
