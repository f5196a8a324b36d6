import type { Placed } from "./oracle/judge";
import type { Act } from "./oracle/judge-act";
import type { Platform } from "./stage/platform";

/** As the control API answers. */
interface Created {
  readonly id: number;
  readonly name: string;
}

/** What becomes of an order after it is placed, in turns. A deposit is all that is ever paid: paid twice, it would fit. */
const LIVES = ["unpaid", "deposit", "refunded", "unpaid", "paid in parts", "paid later", "paid"] as const;
type Life = (typeof LIVES)[number];

export type Customer = Readonly<Record<"firstName" | "lastName" | "email", string>>;

export interface WorkOrder extends Placed, Created {
  readonly life: Life;
  readonly customer: Customer;
}

const SKU = "HF-MUG-CRM";

/** Customers and a merchant at work in one shop: orders placed, and what happens to them later. */
export class Workload {
  readonly all: WorkOrder[] = [];
  /** What a person did in Xero. */
  readonly acts = new Map<number, Act>();
  /** Orders that have to wait for a person, and the codes of the problems of which one must say so. */
  readonly parked = new Map<number, readonly string[]>();

  private followed = 0;
  /** Of orders, also of those that are on their way to the shop. */
  private turns = 0;

  constructor(
    private readonly shopify: Platform,
    private readonly where: { readonly shop: string; readonly tenantId: string; readonly label: string },
  ) {}

  /** Places so many orders, one after the other. Three of five customers are new. */
  async place(count: number): Promise<void> {
    for (let placed = 0; placed < count; placed++) await this.placeNext();
  }

  /** Places an unpaid order, of a new customer unless one is given. */
  placeFor(customer?: Customer): Promise<WorkOrder> {
    const turn = this.turns++;
    return this.placeOne({ turn, life: "unpaid", customer: customer ?? this.customer(`${turn}-${this.where.label}`) });
  }

  /** What happens to them later: the rest is paid, a unit comes back. Each once. */
  async follow(): Promise<void> {
    for (const order of this.all.slice(this.followed)) await this.goOn(order);
    this.followed = this.all.length;
  }

  async redeliver(times: number): Promise<void> {
    for (const { id } of this.all) await this.act(id, "redeliver", { times });
  }

  private async placeNext(): Promise<void> {
    const turn = this.turns++;
    const life = LIVES[turn % LIVES.length] ?? "paid";
    await this.placeOne({ turn, life, customer: this.customer(turn % 5 > 2 ? String(turn % 5) : `${turn}-${this.where.label}`) });
  }

  private async placeOne({ turn, life, customer }: { turn: number; life: Life; customer: Customer }): Promise<WorkOrder> {
    const [part, whole] = [{ payments: [{ amount: "10.00" }] }, { paid: true }];
    const money: Partial<Record<Life, object>> = { deposit: part, "paid in parts": part, paid: whole, refunded: whole };
    const created = await this.shopify.ask<Created>("/orders", {
      shop: this.where.shop,
      customer,
      lines: [
        { sku: SKU, quantity: 2 + (turn % 3) },
        { title: "Oak stool", price: `${20 + (turn % 7)}.95` },
      ],
      shipping: "4.95",
      ...money[life],
    });
    const order = { ...created, life, customer, tenantId: this.where.tenantId };
    this.all.push(order);
    return order;
  }

  private async goOn({ id, life }: WorkOrder): Promise<void> {
    if (life === "paid later") await this.act(id, "pay", {});
    if (life === "paid in parts") await this.act(id, "payments", {});
    if (life === "refunded") await this.act(id, "refund", { lines: [{ sku: SKU, quantity: 1 }] });
  }

  private async act(id: number, action: string, body: Record<string, unknown>): Promise<void> {
    await this.shopify.ask(`/orders/${id}/${action}?shop=${this.where.shop}`, body);
  }

  private customer(number: string): Customer {
    const firstName = `Customer ${number}`.replaceAll("-", " ");
    return { firstName, lastName: this.where.label, email: `customer.${number}.${this.where.label}@example.com` };
  }
}
