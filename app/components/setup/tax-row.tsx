import { BlockStack, Text } from "@shopify/polaris";
import { FieldLabel } from "./field-label";
import { ordersText, waitingText } from "./orders-text";
import { TaxRateField, type TaxRateFieldProps } from "./tax-rate-field";
import styles from "./taxes.module.css";

/** One tax of the shop's on the left, the Xero rate for it on the right. */
export function TaxRow({ tax, rates, field }: TaxRateFieldProps) {
  return (
    <li className={styles.tax}>
      <BlockStack>
        <Text as="span" fontWeight="medium">
          <FieldLabel proposed={field.proposed}>{tax.label}</FieldLabel>
        </Text>
        <Text as="span" variant="bodySm" tone="subdued">
          {tax.percent}% · {ordersText(tax.orders)}
          {field.waiting > 0 && `.${waitingText(field.waiting)}`}
        </Text>
      </BlockStack>
      <TaxRateField tax={tax} rates={rates} field={field} />
    </li>
  );
}
