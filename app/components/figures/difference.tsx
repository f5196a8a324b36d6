import { Icon } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon } from "@shopify/polaris-icons";
import type { MoneyView } from "~/use-cases/views";
import { Amount, isZeroAmount } from "./amount";
import styles from "./difference.module.css";

/** Xero minus Shopify: a green check at nothing, red and signed otherwise. The icon says it without the colour. */
export function Difference({ value }: { value: MoneyView }) {
  const agrees = isZeroAmount(value);

  return (
    <span className={agrees ? styles.agrees : styles.differs}>
      <span className={styles.icon}>
        <Icon
          source={agrees ? CheckCircleIcon : AlertTriangleIcon}
          tone={agrees ? "success" : "critical"}
          accessibilityLabel={agrees ? "Agrees:" : "Differs:"}
        />
      </span>
      <Amount value={value} signed />
    </span>
  );
}
