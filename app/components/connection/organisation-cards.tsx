import { Text } from "@shopify/polaris";
import type { OrganisationChoiceView } from "~/use-cases/views";
import styles from "./organisation-cards.module.css";

type OrganisationCardsProps = {
  organisations: OrganisationChoiceView["organisations"];
  chosen: string | undefined;
  onChoose: (tenantId: string) => void;
};

/** Radio buttons drawn as cards: the whole card is the label. */
export function OrganisationCards({ organisations, chosen, onChoose }: OrganisationCardsProps) {
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>
        <Text as="span">Which Xero organisation keeps this shop’s books?</Text>
      </legend>
      {organisations.map(({ tenantId, name }) => (
        <label key={tenantId} className={styles.card}>
          <input type="radio" name="tenantId" value={tenantId} checked={chosen === tenantId} onChange={() => onChoose(tenantId)} />
          <Text as="span" variant="headingSm">
            {name}
          </Text>
        </label>
      ))}
    </fieldset>
  );
}
