import type { Order } from "../../../app/domain/commerce/order";
import type { OrderTransaction } from "../../../app/domain/commerce/order-transaction";
import type { OrderId, RefundId, TransactionId } from "../../../app/domain/ids";
import type { Instant } from "../../../app/domain/instant";
import type { Money } from "../../../app/domain/money/money";
import { aTransaction } from "../../builders/order";
import type { ShopCustomer } from "./shop-customers";
import type { ShopStory, Telling } from "./shop-stories";

/** Money that came in, in minor units. `marked`: somebody pressed "Mark as paid". */
export type PartPaid = { minor: bigint; at: number; marked: boolean; kind: "SALE" | "CAPTURE" };

/** One order of a shop, from placing on. Everything that happens to it goes through here. */
export class ShopOrder {
  readonly id: OrderId;
  readonly parts: PartPaid[] = [];
  refundedAt: number[] = [];
  authorisedAt: number | null = null;
  cancelledAt: number | null = null;
  edited = false;
  tags: readonly string[] = [];
  /** One that it has had since it was placed, and that nobody has overruled. */
  tagFromFirst: string | null = null;
  /** What the app wrote on it. */
  told: string | null = null;
  /** What may rightly hold it: a person did something that only a person can sort out. */
  readonly meddling = new Set<string>();
  updatedAt: number;
  /** It was placed before the app came: only a backfill takes it up. */
  past = false;
  /** When its shop was first and last asked about it. */
  firstReadAt = 0;
  readAt = 0;
  /** From when on a list of changes shows its last change. */
  listedFrom = 0;
  /** As it was read last, until it changes. */
  private shown: { order: Order; customer: Order["customer"] } | null = null;

  constructor(
    readonly number: number,
    readonly story: ShopStory,
    readonly placed: { at: number; customer: ShopCustomer | null },
  ) {
    this.id = `gid://shopify/Order/${number}` as OrderId;
    this.updatedAt = placed.at;
  }

  get name(): string {
    return `#${this.number}`;
  }

  get telling(): Telling {
    return this.story.at({ paid: this.isPaid, refunds: this.refundedAt.length, edited: this.edited, cancelled: this.cancelledAt !== null });
  }

  /** In minor units, before anything was given back. */
  get total(): bigint {
    return this.story.at({ paid: false, refunds: 0, edited: this.edited, cancelled: false }).due;
  }

  get received(): bigint {
    return this.parts.reduce((sum, { minor }) => sum + minor, 0n);
  }

  get isPaid(): boolean {
    return this.parts.length > 0 && this.received >= this.total;
  }

  /** Still to be paid. */
  get open(): bigint {
    const { due, input } = this.telling;
    const refunded = input.order.transactions.filter(isRefund).reduce((sum, { amount }) => sum + amount.minor, 0n);

    return due - (this.received - refunded);
  }

  get capturable(): boolean {
    return this.authorisedAt !== null && !this.isPaid;
  }

  receive(minor: bigint, { at, marked }: { at: number; marked: boolean }): void {
    const kind = this.authorisedAt === null || marked ? "SALE" : "CAPTURE";
    this.parts.push({ minor, at, marked, kind });
  }

  partId(index: number): TransactionId {
    return `gid://shopify/OrderTransaction/${this.number * 1000 + 100 + index}` as TransactionId;
  }

  changed(at: number): void {
    this.updatedAt = at;
    this.shown = null;
  }

  /** As the reader of Shopify's answer would hand it over: the same again as long as neither it nor its customer changed. */
  read(): Order {
    const customer = this.placed.customer?.now ?? null;
    if (this.shown?.customer !== customer) this.shown = null;
    this.shown ??= { customer, order: this.written() };

    return this.shown.order;
  }

  private written(): Order {
    const { input } = this.telling;
    const { order } = input;
    const currency = order.currency;
    const of = (minor: bigint): Money => ({ minor, currency });
    const refunds = order.refunds.map((refund, index) => this.renumber(refund, index));
    const open = this.open;

    return {
      ...order,
      id: this.id,
      name: this.name,
      customer: this.placed.customer?.now ?? null,
      tags: this.tags,
      placedAt: instant(this.placed.at),
      updatedAt: instant(this.updatedAt),
      cancelledAt: this.cancelledAt === null ? null : instant(this.cancelledAt),
      transactions: [...this.promises(of), ...this.receipts(of), ...this.givenBack(order)],
      refunds,
      canMarkAsPaid: open > 0n && this.cancelledAt === null,
      capturable: this.capturable,
      ...(this.told !== null && { told: this.told }),
      totals: {
        ...order.totals,
        received: of(this.received),
        outstanding: of(open),
        netPayment: of(this.received - (order.totals.refunded?.minor ?? 0n)),
      },
    };
  }

  private promises(of: (minor: bigint) => Money): OrderTransaction[] {
    if (this.authorisedAt === null) return [];

    return [
      aTransaction(this.number * 1000 + 1, { kind: "AUTHORIZATION", amount: of(this.total), processedAt: instant(this.authorisedAt) }),
    ];
  }

  private receipts(of: (minor: bigint) => Money): OrderTransaction[] {
    return this.parts.map(({ minor, at, marked, kind }, index) =>
      aTransaction(this.number * 1000 + 100 + index, {
        kind,
        amount: of(minor),
        processedAt: instant(at),
        manual: marked,
        gateway: marked ? "manual" : "shopify_payments",
      }),
    );
  }

  private givenBack({ transactions }: Order): OrderTransaction[] {
    return transactions
      .filter(({ kind }) => kind === "REFUND")
      .map((each) => ({ ...each, id: this.refundTransactionId(each.id), processedAt: instant(this.refundTime(each.id)) }));
  }

  /** The stories number the transactions of refund n from n × 10 + 11 on. */
  private refundTime(id: TransactionId): number {
    return this.refundedAt[Math.floor((lastNumber(id) - 11) / 10)] ?? this.updatedAt;
  }

  private refundTransactionId(id: TransactionId): TransactionId {
    return `gid://shopify/OrderTransaction/${this.number * 1000 + 500 + lastNumber(id)}` as TransactionId;
  }

  private renumber(refund: Order["refunds"][number], index: number): Order["refunds"][number] {
    const at = instant(this.refundedAt[index] ?? this.updatedAt);

    return {
      ...refund,
      id: `gid://shopify/Refund/${this.number * 100 + index}` as RefundId,
      createdAt: at,
      processedAt: at,
      transactionIds: refund.transactionIds.map((id) => this.refundTransactionId(id)),
    };
  }
}

export function isRefund({ kind, status }: OrderTransaction): boolean {
  return kind === "REFUND" && status === "SUCCESS";
}

/** Shopify counts in whole seconds. */
export function instant(at: number): Instant {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace(".000", "") as Instant;
}

function lastNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf("/") + 1));
}
