import { Icon } from "@shopify/polaris";
import { ExternalIcon } from "@shopify/polaris-icons";
import styles from "./external-link.module.css";

type ExternalLinkProps = { url: string; children: string; target?: "_blank" | "_top" };

/**
 * A link out of the app's frame. `_top` stays in the admin's window: for pages of the admin itself.
 * Not Polaris' `Link`: the library hands that to Remix's router, with an attribute browsers do not know.
 */
export function ExternalLink({ url, children, target = "_blank" }: ExternalLinkProps) {
  return (
    <a className={`Polaris-Link ${styles.link}`} href={url} target={target} rel="noopener noreferrer">
      {children}
      <span className={styles.icon}>
        <Icon source={ExternalIcon} {...(target === "_blank" && { accessibilityLabel: "opens in a new window" })} />
      </span>
    </a>
  );
}
