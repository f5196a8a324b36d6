/** A fault that a person could build into the engine, as an edit of one place in its source. The simulation must notice it. */
export type Bug = { bug: string; file: string; find: string; put: string };

const useCase = (name: string) => `app/use-cases/${name}.ts`;

/** `find` stands exactly once in its file; a test sees to that, so that the list follows the code. */
export const BUGS: readonly Bug[] = [
  {
    bug: "nothing is looked for before it is sent again",
    file: useCase("recover-writes"),
    find: "const standing = new Map(answer.value.map((each) => [each.naturalKey, each]));",
    put: "const standing = new Map<string, (typeof answer.value)[number]>();",
  },
  {
    bug: "every request has a key of its own",
    file: useCase("write-documents"),
    find: "idempotencyKey: batch.idempotencyKey }",
    put: "idempotencyKey: `${batch.idempotencyKey}-${clock.now().getTime()}` }",
  },
  {
    bug: "an unknown outcome is taken for a failure",
    file: useCase("write-documents"),
    find: 'if (answer.kind === "outcome-unknown" || (notSent && batch.sentAt !== null))',
    put: "if (notSent && batch.sentAt !== null)",
  },
  {
    bug: "answers are matched by their place, not by natural key",
    file: useCase("write-documents"),
    find: "return members.map((member): Settlement => {\n    const outcome = byKey.get(member.naturalKey);",
    put: "return members.map((member, index): Settlement => {\n    const outcome = byKey.size < 0 ? undefined : outcomes[index];",
  },
  {
    bug: "a webhook is put away before it was followed",
    file: useCase("handle-receipts"),
    find: "const receipts = await ports.receipts.unhandled(PER_TURN);",
    put: "const receipts = await ports.receipts.unhandled(PER_TURN);\n    await ports.receipts.markHandled(receipts.map(({ id }) => id));",
  },
  {
    bug: "a webhook is acknowledged before it is stored",
    file: "app/adapters/webhooks/intake.ts",
    find: "await receipts.store(receipt);",
    put: "void receipts.store(receipt).catch(() => undefined);",
  },
  {
    bug: "sweeps of the shop do not look back",
    file: useCase("sweep-shop"),
    find: "const OVERLAP_MS = 60_000;",
    put: "const OVERLAP_MS = 0;",
  },
  {
    bug: "the lease is not renewed while the turn lasts",
    file: useCase("run-lane"),
    find: "const RENEW_EVERY_MS = 4_000;",
    put: "const RENEW_EVERY_MS = 4_000_000;",
  },
  {
    bug: "the fence is ignored",
    file: useCase("run-lane"),
    find: "...fencedStores(ports, lease) }",
    put: "...(fencedStores(ports, lease) && {}) }",
  },
  {
    bug: "a document that changed does not have its order looked at",
    file: useCase("refresh-documents"),
    find: "if (!inHand) await ports.orders.markDirty(connection.id, ordersBehind(looked));",
    put: "if (inHand) await ports.orders.markDirty(connection.id, ordersBehind(looked));",
  },
  {
    bug: "payments do not say which transaction they book",
    file: "app/domain/ledger/payment.ts",
    find: "return `Shopify ${transaction}`;",
    put: 'return transaction && "Shopify payment";',
  },
  {
    bug: "renewed tokens are used and not stored",
    file: useCase("xero-access"),
    find: "(await ports.tokens.save(id, { version, tokens: answer.value }))",
    put: "(await Promise.resolve(true))",
  },
  {
    bug: "a stranger's document is adopted",
    file: useCase("adopt-taken"),
    find: 'seen !== undefined && "url" in seen && seen.url === document.url',
    put: 'seen !== undefined && "url" in seen',
  },
  {
    bug: "the echo of a payment in Xero is booked there again",
    file: useCase("finish-shop-writes"),
    find: "  if (done) await linkEchoes(ports, connection, { situation, open });\n",
    put: "  void linkEchoes;\n",
  },
  {
    bug: "a busy answer is taken for a refusal",
    file: useCase("write-documents"),
    find: 'end: answer.kind === "rejected" ? "rejected" : "released"',
    put: 'end: answer.kind === "rejected" || answer.kind === "rate-limited" ? "rejected" : "released"',
  },
  {
    bug: "more calls are let out than Xero takes in a minute",
    file: "app/domain/sync/call-budget.ts",
    find: "export const PER_MINUTE = 60;",
    put: "export const PER_MINUTE = 90;",
  },
  {
    bug: "the merchant is not told that Xero was disconnected",
    file: useCase("xero-access"),
    find: 'await connections.setState(id, { from: ["SETUP", "LIVE"], to: "RECONNECT" });',
    put: "void connections;",
  },
  {
    bug: "an order that was undone rests before anything was removed",
    file: "app/domain/sync/step-for-wish.ts",
    find: 'return { do: "undo", writes: firstOf(plan.writes) };',
    put: 'return { do: "rest", status: "excluded", reason: firstOf(plan.writes).length > 0 ? "Undone." : "" };',
  },
  {
    bug: "a merge of contacts is not followed",
    file: useCase("follow-contacts"),
    find: "(id === from ? [] :",
    put: "(id !== null ? [] :",
  },
  {
    bug: "past orders that a backfill asked for are left out as too old",
    file: useCase("plan-order"),
    find: "if (!backfilled && new Date(order.placedAt) < ordersFrom)",
    put: "if (backfilled !== null && new Date(order.placedAt) < ordersFrom)",
  },
  {
    bug: "a backfill passes over a page",
    file: useCase("work-on-backfill"),
    find: "const page = await shopHistory.page(connection.shop, { span, cursor });",
    put: 'const page = await shopHistory.page(connection.shop, { span, cursor: cursor ?? "2" });',
  },
  {
    bug: "what was asked for meanwhile is cleared with what was claimed",
    file: "test/simulation/stores/order-store.ts",
    find: "row.handledSeq = seq;",
    put: "row.handledSeq = seq && row.dirtySeq;",
  },
  {
    bug: "a choice made after posting is not applied",
    file: "app/domain/sync/step-for-posted-order.ts",
    find: "    stepForChoice(situation, plan) ??\n",
    put: "    (stepForChoice.length > 9 ? stepForChoice(situation, plan) : null) ??\n",
  },
  {
    bug: "a choice by hand is forgotten when the order is read",
    file: useCase("posting-in-force"),
    find: "hand: dirty.choice ?? null",
    put: "hand: dirty.attempts < 0 ? (dirty.choice ?? null) : null",
  },
  {
    bug: "a choice for one line is taken for all of them",
    file: "app/domain/posting/chosen-for.ts",
    find: "each.line === null || each.line === line",
    put: "each.line === null || line !== null",
  },
  {
    bug: "a draft gets a payment",
    file: "app/domain/sync/step-for-receipts.ts",
    find: "isUnapproved(seen.status));",
    put: 'isUnapproved(seen.status) && seen.number === "");',
  },
  {
    bug: "a tag that keeps orders out is not heeded",
    file: "app/domain/posting/order-choice.ts",
    find: ".find(({ doNotSend }) => doNotSend) ?? null",
    put: '.find(({ doNotSend, tag }) => doNotSend && tag === "") ?? null',
  },
  {
    bug: "who is billed is chosen, and its invoice does not follow",
    file: "app/domain/sync/step-for-posted-order.ts",
    find: "    stepForBillTo(situation, plan) ??\n",
    put: "    (stepForBillTo.length > 9 ? stepForBillTo(situation, plan) : null) ??\n",
  },
  {
    bug: "a choice for one order bills all orders so",
    file: "app/domain/payers/who-is-billed.ts",
    find: "      return [id];",
    put: "      return [id, ...Object.keys(id).map((at) => id.slice(0, -1) + at)];",
  },
  {
    bug: "an answer that is heard a second time is taken for news",
    file: "test/simulation/stores/write-ledger.ts",
    find: '(isNews || (!isLinked && kind !== "CONTACT_UPDATE"))',
    put: "(isNews || isLinked || !isLinked)",
  },
  {
    bug: "a contact that moved with a merge is taken for a person's edit where Xero gave no answer",
    file: useCase("refresh-documents"),
    find: "if (!(await followMoved(ports, connection, { looked, found }))) return false;",
    put: "await followMoved(ports, connection, { looked, found });",
  },
  {
    bug: "a person's edit of a contact is overwritten",
    file: "app/domain/follow/contact-update.ts",
    find: 'const unchangedThere = wasBoth(field, their) ?? their === "";',
    put: 'const unchangedThere = wasBoth(field, their) !== null || their === "";',
  },
  {
    bug: "changes of customers are heard of by webhooks only",
    file: useCase("sweep-customers"),
    find: "changes.map(({ id, at }) => ({ customerKey: id, at, cause: null })),",
    put: "changes.slice(changes.length).map(({ id, at }) => ({ customerKey: id, at, cause: null })),",
  },
  {
    bug: "what the merchant said of a namesake is forgotten",
    file: useCase("find-contacts"),
    find: "const decided = await ports.choices.decided(connection.id, keys);",
    put: "const decided = new Map([...(await ports.choices.decided(connection.id, keys))].slice(keys.length));",
  },
  {
    bug: "only payments settle an invoice in Xero, credit does not",
    file: "app/domain/sync/step-for-paid-in-books.ts",
    find: "return isZero(due) ? settleInShopify(situation) : showPart(situation, paid);",
    put: "return isZero(due) && isZero(situation.invoice.seen.amountCredited) ? settleInShopify(situation) : showPart(situation, paid);",
  },
];
