import type { Organisation } from "../ledger/settings/organisation";
import type { WebhookCategory } from "../webhooks/webhook-event";
import type { Subscription, WebhookData } from "../webhooks/subscription";
import type { Webhooks } from "../webhooks/webhooks";
import { moment } from "./format";
import { Badge, Heading, homeOf, Layout } from "./layout";
import { Table } from "./table";

const STATUS_WORDS: Record<WebhookData["status"], string> = {
  INTENT_PENDING: "Intent to receive required",
  OK: "Receiving",
  DISABLED: "Disabled",
};

/** What Xero's developer portal shows: where events go, whether the receiver proved itself, what was delivered. */
export function WebhooksPage({ organisation, webhooks }: { organisation: Organisation; webhooks: Webhooks }) {
  const { subscription } = webhooks.data;
  return (
    <Layout title="Webhooks" organisation={organisation} section="/webhooks">
      <Heading title="Webhooks" />
      {subscription ? (
        <Deliveries organisation={organisation} webhooks={webhooks} subscription={subscription} />
      ) : (
        <p className="card empty">The app has no webhook subscription.</p>
      )}
    </Layout>
  );
}

const CATEGORY_WORDS: Record<WebhookCategory, string> = {
  CONTACT: "Contacts",
  INVOICE: "Invoices",
  CREDITNOTE: "Credit notes",
  PREPAYMENT: "Prepayments",
  OVERPAYMENT: "Overpayments",
  PAYMENT: "Payments",
};

interface DeliveriesProps {
  organisation: Organisation;
  webhooks: Webhooks;
  subscription: Subscription;
}

function Deliveries({ organisation, webhooks: { data, undelivered }, subscription }: DeliveriesProps) {
  return (
    <>
      <div className="card">
        <dl className="facts">
          <div>
            <dt>Delivery URL</dt>
            <dd>{subscription.url}</dd>
          </div>
          <div>
            <dt>Status</dt>
            <dd>
              <Badge status={data.status} words={STATUS_WORDS[data.status]} />
            </dd>
          </div>
          <div>
            <dt>Events</dt>
            <dd>{subscription.categories.map((category) => CATEGORY_WORDS[category]).join(", ")}</dd>
          </div>
          <div>
            <dt>Waiting</dt>
            <dd>
              {undelivered} {undelivered === 1 ? "payload" : "payloads"}
            </dd>
          </div>
        </dl>
        {data.reason !== "" && <p className="problems">{data.reason}</p>}
        <form method="post" action={`${homeOf(organisation)}/webhooks/enable`}>
          <button>Send intent to receive</button>
        </form>
      </div>
      <div className="card flush">
        <h2>Deliveries</h2>
        <Table
          rows={data.log.map((entry, index) => ({ ...entry, index }))}
          rowKey={({ index }) => String(index)}
          empty="Nothing has been sent yet."
          columns={[
            { title: "Time", cell: ({ atMs }) => moment(atMs, organisation.timeZone) },
            { title: "Payload", cell: ({ what }) => what },
            {
              title: "Result",
              cell: ({ ok, result }) => (
                <>
                  <Badge status={ok ? "OK" : "DISABLED"} words={ok ? "Delivered" : "Failed"} />{" "}
                  <span className="sub">{result}</span>
                </>
              ),
            },
          ]}
        />
      </div>
    </>
  );
}
