import { Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import styles from "./folded-section.module.css";

type FoldedSectionProps = {
  title: string;
  /** What is inside, said while it is closed. */
  status: string;
  /** Whether it starts open, and a reason to open it that came up later. */
  open: boolean;
  children: ReactNode;
};

/** A card for details: closed until somebody wants them. What is inside is part of the form, open or not. */
export function FoldedSection({ title, status, open, children }: FoldedSectionProps) {
  return (
    <Card>
      <details className={styles.fold} open={open}>
        <summary className={styles.summary}>
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <span className={styles.status}>
            <Text as="span" tone="subdued">
              {status}
            </Text>
          </span>
        </summary>
        <div className={styles.content}>{children}</div>
      </details>
    </Card>
  );
}
