import type { AccessToken, Customer, Delivery, Order, Product, RefreshToken, Shop } from "./records";
import type { SnapshotFile } from "./snapshot-file";

const SAVE_AFTER_MS = 200;
/** Real ids have this size; starting high catches code that mixes ids up with counts. */
const FIRST_ID = 5_480_000_000_001;

interface Snapshot {
  readonly nextId: number;
  readonly clockOffsetMs: number;
  readonly shops: Shop[];
  readonly products: Product[];
  readonly customers: Customer[];
  readonly orders: Order[];
  readonly accessTokens: AccessToken[];
  readonly refreshTokens: RefreshToken[];
  readonly deliveries: Delivery[];
}

/** Everything the simulator remembers, in memory; saved to one file soon after each change. */
export class Store {
  readonly shops = new Map<string, Shop>();
  readonly products = new Map<number, Product>();
  readonly customers = new Map<number, Customer>();
  readonly orders = new Map<number, Order>();
  readonly accessTokens = new Map<string, AccessToken>();
  readonly refreshTokens = new Map<string, RefreshToken>();
  readonly deliveries = new Map<string, Delivery>();
  readonly savedClockOffsetMs: number = 0;
  /** Set by whoever owns the clock, so that time does not jump back on the next start. */
  clockOffsetMs: () => number = () => 0;

  private lastId = FIRST_ID;
  private dirty = false;
  private timer: NodeJS.Timeout | null = null;
  private lastWrite: Promise<void> = Promise.resolve();
  /** A write that has not begun: whatever changes until then is part of it. */
  private queuedWrite: Promise<void> | null = null;

  /** `file` null: nothing is kept after the process ends. */
  constructor(private readonly file: SnapshotFile | null) {
    const saved = file?.read() as Snapshot | null | undefined;
    if (!saved) return;
    this.lastId = saved.nextId;
    this.savedClockOffsetMs = saved.clockOffsetMs;
    for (const shop of saved.shops) this.shops.set(shop.domain, shop);
    for (const product of saved.products) this.products.set(product.id, product);
    for (const customer of saved.customers) this.customers.set(customer.id, customer);
    for (const order of saved.orders) this.orders.set(order.id, order);
    for (const token of saved.accessTokens) this.accessTokens.set(token.token, token);
    for (const token of saved.refreshTokens) this.refreshTokens.set(token.token, token);
    for (const delivery of saved.deliveries) this.deliveries.set(delivery.webhookId, delivery);
  }

  newId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** Call after every change; the file follows within 200 ms. */
  changed(): void {
    this.dirty = true;
    if (!this.file || this.timer) return;
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
  }

  /** Resolves when everything changed so far is on disk. Callers that wait together share one write. */
  flush(): Promise<void> {
    this.stopTimer();
    this.queuedWrite ??= this.lastWrite.then(() => this.write());
    this.lastWrite = this.queuedWrite;
    return this.queuedWrite;
  }

  private async write(): Promise<void> {
    this.queuedWrite = null;
    if (!this.file || !this.dirty) return;
    this.dirty = false;
    await this.file.write(this.snapshot());
  }

  private stopTimer(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private snapshot(): Snapshot {
    return {
      nextId: this.lastId,
      clockOffsetMs: this.clockOffsetMs(),
      shops: [...this.shops.values()],
      products: [...this.products.values()],
      customers: [...this.customers.values()],
      orders: [...this.orders.values()],
      accessTokens: [...this.accessTokens.values()],
      refreshTokens: [...this.refreshTokens.values()],
      deliveries: [...this.deliveries.values()],
    };
  }
}
