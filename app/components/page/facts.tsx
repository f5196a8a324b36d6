import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import styles from "./facts.module.css";

type FactsProps = {
  facts: readonly { label: string; value: ReactNode }[];
  /** Side by side, each value under its label; otherwise one to a line, the values in a column. */
  across?: boolean;
};

/** Labels and their values. */
export function Facts({ facts, across = false }: FactsProps) {
  return (
    <dl className={across ? styles.across : styles.down}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <Text as="dt" tone="subdued">
            {label}
          </Text>
          <Text as="dd">{value}</Text>
        </div>
      ))}
    </dl>
  );
}
