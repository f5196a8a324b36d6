import { gid } from "../gid";
import { isoSeconds } from "../clock";
import { commitRecord } from "../store/commit-record";
import type { Customer } from "../store/records";
import { publish } from "../webhooks/publish";
import { ordersOf, shopOf, type World } from "../world";

export interface MergeOutcome {
  readonly status: "completed" | "failed";
  readonly errors: readonly { readonly customer_ids: readonly number[]; readonly field: string; readonly message: string }[];
}

/**
 * One customer becomes part of another: orders, tags and note go over, the first is gone. Shopify merges in a job that
 * may fail, as here for a company's contact; customers/merge then says so, and nothing has changed.
 */
export function mergeCustomers(world: World, { kept, gone }: { kept: Customer; gone: Customer }): MergeOutcome {
  const outcome = judge(world, { kept, gone });
  if (outcome.status === "completed") moveOver(world, { kept, gone });
  world.journal.record("customers-merged", { shop: kept.shop, kept: kept.id, deleted: gone.id, status: outcome.status });
  publish(world, shopOf(world, kept.shop), [{ topic: "customers/merge", body: mergeBody({ kept, gone }, outcome), resourceId: kept.id }]);
  return outcome;
}

function judge(world: World, { kept, gone }: { kept: Customer; gone: Customer }): MergeOutcome {
  const contact = [...world.store.companyContacts.values()].find(({ customerId }) => customerId === gone.id || customerId === kept.id);
  const error = (id: number, field: string, message: string): MergeOutcome => ({ status: "failed", errors: [{ customer_ids: [id], field, message }] });
  if (kept === gone) return error(kept.id, "merge_in_progress", `${kept.firstName} ${kept.lastName} cannot be merged with itself.`);
  if (contact) return error(contact.customerId, "company_contact", "A company contact cannot be merged.");
  return { status: "completed", errors: [] };
}

function moveOver(world: World, { kept, gone }: { kept: Customer; gone: Customer }): void {
  const { orders, draftOrders, customers } = world.store;
  for (const order of ordersOf(world, shopOf(world, gone.shop))) {
    if (order.customerId !== gone.id) continue;
    order.customerId = kept.id;
    orders.set(order.id, order);
  }
  for (const draft of draftOrders.values()) {
    if (draft.content.customerId !== gone.id) continue;
    draft.content = { ...draft.content, customerId: kept.id };
    draftOrders.set(draft.id, draft);
  }
  kept.tags = [...new Set([...kept.tags, ...gone.tags])];
  kept.note = [kept.note, gone.note].filter(Boolean).join("\n") || null;
  kept.address ??= gone.address;
  kept.updatedAt = isoSeconds(world.clock.now());
  customers.set(kept.id, kept);
  commitRecord(world, customers, { record: gone, kind: "customer-deleted", figures: { mergedInto: kept.id }, topics: [], removed: true });
}

function mergeBody({ kept, gone }: { kept: Customer; gone: Customer }, { status, errors }: MergeOutcome) {
  return {
    admin_graphql_api_customer_kept_id: gid("Customer", kept.id),
    admin_graphql_api_customer_deleted_id: gid("Customer", gone.id),
    admin_graphql_api_job_id: null,
    status,
    errors,
  };
}
