import type { ShopDomain } from "../domain/ids";
import type { ContactRule } from "../domain/ledger/contact";
import type { PostingProfile } from "../domain/posting/posting-profile";
import { CONTACT_RULES } from "../domain/sync/contact-rules";
import type { Bell } from "../ports/bell";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactSettingsValues, ContactSettingsView } from "./contact-views";
import { RULE_WORDS } from "./contact-words";

type Ports = { connections: ConnectionStore; bell: Bell };
type Choices = Pick<PostingProfile, "contactPer" | "contactRules" | "contactDoubt">;

/** How customers become contacts; null until the setup is finished. */
export function makeShowContactSettings({ connections }: Pick<Ports, "connections">) {
  return async function showContactSettings(shop: ShopDomain): Promise<ContactSettingsView | null> {
    const connection = await connections.active(shop);
    if (!connection?.profile) return null;
    const { contactPer, contactRules, contactDoubt } = connection.profile;

    return { values: { per: contactPer, rules: [...contactRules], doubt: contactDoubt } };
  };
}

/** For orders that come from now on, and those that are held; what stands in Xero is not moved. A sentence where it cannot be. */
export function makeSaveContactSettings({ connections, bell }: Ports) {
  return async function saveContactSettings(shop: ShopDomain, values: ContactSettingsValues): Promise<{ error: string | null }> {
    const connection = await connections.active(shop);
    if (!connection?.profile || !connection.ordersFrom) return { error: "Connect Xero and finish the setup first." };
    const choices = readChoices(values);
    if ("error" in choices) return choices;
    await connections.saveProfile(connection.id, {
      profile: { ...connection.profile, ...choices },
      ordersFrom: connection.ordersFrom,
      cured: [{ code: "contact-ambiguous" }, { code: "contact-archived" }],
    });
    await bell.ringLane(connection.tenantId);

    return { error: null };
  };
}

const PER: readonly PostingProfile["contactPer"][] = ["company", "customer", "channel", "one"];
const DOUBT: readonly PostingProfile["contactDoubt"][] = ["review", "create"];

function readChoices({ per, rules, doubt }: ContactSettingsValues): Choices | { error: string } {
  const contactPer = PER.find((each) => each === per);
  const contactDoubt = DOUBT.find((each) => each === doubt);
  const chosen = rules.filter((rule) => rule !== "");
  const contactRules = chosen.flatMap((rule): ContactRule[] => CONTACT_RULES.filter((each) => each === rule));
  if (!contactPer || !contactDoubt || contactRules.length < chosen.length) return { error: "This page knows no such choice." };
  const twice = contactRules.find((rule, index) => contactRules.indexOf(rule) < index);
  if (twice) return { error: `The ${RULE_WORDS[twice]} is asked for twice. Choose each of them once.` };

  return { contactPer, contactRules, contactDoubt };
}
