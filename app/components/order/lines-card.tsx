import { Text } from "@shopify/polaris";
import type { DocumentLineView } from "~/use-cases/views";
import { Amount, isZeroAmount } from "../figures/amount";
import { Cell, FigureTable, Nothing } from "../figures/figure-table";
import { Section } from "../page/section";
import styles from "./lines-card.module.css";

const COLUMNS = [
  { heading: "Line" },
  { heading: "Quantity", numeric: true },
  { heading: "Price", numeric: true },
  { heading: "Discount", numeric: true },
  { heading: "Amount", numeric: true },
  { heading: "Tax", numeric: true },
];

type LinesCardProps = { lines: DocumentLineView[]; taxInclusive: boolean; document?: "invoice" | "quote" };

/** The invoice or the quote as planned, line by line, each with its reason. */
export function LinesCard({ lines, taxInclusive, document = "invoice" }: LinesCardProps) {
  const title = document === "quote" ? "Quote lines" : "Invoice lines";
  if (lines.length === 0) {
    return (
      <Section title={title}>
        <Text as="p">The lines appear here once they can be planned; what is missing stands above.</Text>
      </Section>
    );
  }

  return (
    <Section
      title={title}
      intro={`What the ${document} should be, and why. ${taxInclusive ? "Amounts include tax." : "Amounts are before tax."}`}
    >
      <FigureTable caption={title} columns={COLUMNS}>
        {lines.map((line, position) => (
          <tr key={position}>
            <Cell>
              <LineText line={line} />
            </Cell>
            <Cell numeric>{line.quantity}</Cell>
            <Cell numeric>
              <Amount value={line.unitPrice} />
            </Cell>
            <Cell numeric>{isZeroAmount(line.discount) ? <Nothing why="No discount" /> : <Amount value={line.discount} />}</Cell>
            <Cell numeric>
              <Amount value={line.amount} />
            </Cell>
            <Cell numeric>
              <Amount value={line.tax} />
            </Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}

function LineText({ line }: { line: DocumentLineView }) {
  return (
    <span className={styles.text}>
      <Text as="span">{line.description}</Text>
      <Text as="span" variant="bodySm" tone="subdued">
        Why: {line.why}
      </Text>
    </span>
  );
}
