import type { DocumentKind } from "~/domain/backfill/plan-sums";
import type { PreviewView } from "~/use-cases/backfill-views";
import { Amount } from "../figures/amount";
import { Cell, FigureTable, RowHeading } from "../figures/figure-table";
import { Section } from "../page/section";
import { DOCUMENT_NAMES } from "./document-names";

const DOCUMENTS = [{ heading: "Documents" }, numeric("Number"), numeric("Total"), numeric("Of that tax")];
const LINES = [{ heading: "Account" }, { heading: "Tax rate" }, numeric("Before tax"), numeric("Tax")];
const MONEY = [{ heading: "Account" }, numeric("Received"), numeric("Given back")];

/** The figures a bookkeeper compares: documents, sales by account and tax rate, money by account. */
export function FigureCards({ preview: { documents, lines, money } }: { preview: PreviewView }) {
  if (documents.length === 0) return null;

  return (
    <>
      <Section title="What would be written to Xero">
        <FigureTable caption="Documents by kind" columns={DOCUMENTS}>
          {documents.map(({ kind, count, total, tax }) => (
            <tr key={`${kind} ${total.currency}`}>
              <RowHeading>{DOCUMENT_NAMES[kind]}</RowHeading>
              <Cell numeric>{count.toLocaleString("en")}</Cell>
              <Cell numeric>
                <Amount value={total} />
              </Cell>
              <Cell numeric>{isTaxed(kind) ? <Amount value={tax} /> : "–"}</Cell>
            </tr>
          ))}
        </FigureTable>
      </Section>
      <Section title="Sales by account and tax rate" intro="Refunds are taken off.">
        <FigureTable caption="Sales by account and tax rate" columns={LINES}>
          {lines.map(({ account, taxType, net, tax }) => (
            <tr key={`${account} ${taxType} ${net.currency}`}>
              <RowHeading>{account}</RowHeading>
              <Cell>{taxType}</Cell>
              <Cell numeric>
                <Amount value={net} />
              </Cell>
              <Cell numeric>
                <Amount value={tax} />
              </Cell>
            </tr>
          ))}
        </FigureTable>
      </Section>
      {money.length > 0 && <MoneyCard money={money} />}
    </>
  );
}

function MoneyCard({ money }: Pick<PreviewView, "money">) {
  return (
    <Section title="Money by account">
      <FigureTable caption="Money by account" columns={MONEY}>
        {money.map(({ account, received, givenBack }) => (
          <tr key={`${account} ${received.currency}`}>
            <RowHeading>{account}</RowHeading>
            <Cell numeric>
              <Amount value={received} />
            </Cell>
            <Cell numeric>
              <Amount value={givenBack} />
            </Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}

function numeric(heading: string) {
  return { heading, numeric: true };
}

function isTaxed(kind: DocumentKind): boolean {
  return kind === "invoice" || kind === "creditNote";
}
