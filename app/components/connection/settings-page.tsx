import { Button, Text } from "@shopify/polaris";
import type { ConnectionView, ScheduleView } from "~/use-cases/views";
import { AdminPage } from "../page/admin-page";
import { Section } from "../page/section";
import { ConnectButton } from "./connect-button";
import { ConnectionCard } from "./connection-card";
import { ScheduleCard } from "./schedule-card";
import { ReconnectBanner } from "./reconnect-banner";

type SettingsPageProps = { connection: ConnectionView | null; schedule: ScheduleView | null; saved: boolean; scheduleError: string | null };

export function SettingsPage({ connection, schedule, saved, scheduleError }: SettingsPageProps) {
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
      <Section title="How orders are booked" aside={<SetupLink state={connection.state} />}>
        <Text as="p">Accounts, tax rates, invoice status and numbers, and the day from which orders are posted.</Text>
      </Section>
      {schedule && <ScheduleCard schedule={schedule} saved={saved} error={scheduleError} />}
    </AdminPage>
  );
}

function SetupLink({ state }: { state: ConnectionView["state"] }) {
  return <Button url="/app/setup">{state === "setup" ? "Finish setup" : "Change"}</Button>;
}
