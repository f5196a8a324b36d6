import { Button, Text } from "@shopify/polaris";
import type { ContactSettingsView } from "~/use-cases/contact-views";
import type { ConnectionView, ScheduleView } from "~/use-cases/views";
import { AdminPage } from "../page/admin-page";
import { Section } from "../page/section";
import { ConnectButton } from "./connect-button";
import { ConnectionCard } from "./connection-card";
import { ContactSettingsCard } from "./contact-settings-card";
import { ScheduleCard } from "./schedule-card";
import { ReconnectBanner } from "./reconnect-banner";

type SettingsPageProps = {
  connection: ConnectionView | null;
  schedule: ScheduleView | null;
  contactSettings: ContactSettingsView | null;
  saved: boolean;
  scheduleError: string | null;
};

export function SettingsPage({ connection, schedule, contactSettings, saved, scheduleError }: SettingsPageProps) {
  if (!connection) {
    return (
      <AdminPage title="Settings" narrow>
        <Section title="Xero" aside={<ConnectButton />}>
          <Text as="p">
            Not connected. Crossfoot posts nothing and reads nothing until you connect the Xero organisation that keeps this shop’s books.
          </Text>
        </Section>
      </AdminPage>
    );
  }

  return (
    <AdminPage title="Settings" narrow>
      {connection.state === "reconnect" && <ReconnectBanner organisation={connection.organisation.name} />}
      <ConnectionCard connection={connection} />
      <Section title="What people change" aside={<Button url="/app/settings/people">Change</Button>}>
        <Text as="p">What becomes of edits in Xero, and whether customers’ changes in Shopify flow on to their contacts.</Text>
      </Section>
      <Section title="How orders are booked" aside={<SetupLink state={connection.state} />}>
        <Text as="p">Accounts, tax rates, invoice status and numbers, and the day from which orders are posted.</Text>
      </Section>
      <Section title="Who is billed" aside={<Button url="/app/bill-to">Bill to</Button>}>
        <Text as="p">An insurer, a parent company or a head office that receives the invoices in place of a buyer.</Text>
      </Section>
      {contactSettings && <ContactSettingsCard settings={contactSettings} />}
      <Section title="Tags that decide" aside={<Button url="/app/tags">Change</Button>}>
        <Text as="p">What a tag on an order decides: not sent, sent as a draft, or another account, tax rate or tracking.</Text>
      </Section>
      {schedule && <ScheduleCard schedule={schedule} saved={saved} error={scheduleError} />}
    </AdminPage>
  );
}

function SetupLink({ state }: { state: ConnectionView["state"] }) {
  return <Button url="/app/setup">{state === "setup" ? "Finish setup" : "Change"}</Button>;
}
