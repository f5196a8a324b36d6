import type { Collection } from "../../kit/collection";
import { RecordLog } from "../../kit/record-log";
import type { AccessToken, BulkOperation, BulkResult, Customer, Delivery, Order, Product, RefreshToken, Shop, ShopSubscription } from "./records";
import type { Company, CompanyContact, CompanyLocation } from "./records/company";
import type { DraftOrder } from "./records/draft-order";
import type { EditSession } from "./records/edit-session";
import type { Dispute } from "./records/dispute";
import type { Location } from "./records/location";
import type { PaymentTerms } from "./records/payment-terms";
import type { PaymentsAccount } from "./records/payments-account";
import type { BalanceTransaction, Payout } from "./records/payout";
import type { TenderTransaction } from "./records/tender-transaction";

/** Real ids have this size; starting high catches code that mixes ids up with counts. */
const FIRST_ID = 5_480_000_000_001;

/**
 * Everything the simulator remembers, in memory and in its record log. `set` saves: a record that was changed in
 * place is put again under its key. To add a kind of record, declare its collection and open it below.
 */
export class Store {
  readonly shops: Collection<string, Shop>;
  readonly products: Collection<number, Product>;
  readonly customers: Collection<number, Customer>;
  readonly orders: Collection<number, Order>;
  readonly accessTokens: Collection<string, AccessToken>;
  readonly refreshTokens: Collection<string, RefreshToken>;
  readonly deliveries: Collection<string, Delivery>;
  readonly locations: Collection<number, Location>;
  readonly companies: Collection<number, Company>;
  readonly companyContacts: Collection<number, CompanyContact>;
  readonly companyLocations: Collection<number, CompanyLocation>;
  readonly paymentTerms: Collection<number, PaymentTerms>;
  readonly draftOrders: Collection<number, DraftOrder>;
  readonly editSessions: Collection<number, EditSession>;
  readonly paymentsAccounts: Collection<string, PaymentsAccount>;
  readonly balanceTransactions: Collection<number, BalanceTransaction>;
  readonly payouts: Collection<number, Payout>;
  readonly disputes: Collection<number, Dispute>;
  readonly tenderTransactions: Collection<number, TenderTransaction>;
  readonly webhookSubscriptions: Collection<number, ShopSubscription>;
  readonly bulkOperations: Collection<number, BulkOperation>;
  readonly bulkResults: Collection<number, BulkResult>;
  /** Single figures: the last id given, how far the clock was moved. */
  private readonly figures: Collection<string, number>;

  constructor(private readonly log: RecordLog = new RecordLog(null)) {
    this.shops = log.collection("shops");
    this.products = log.collection("products");
    this.customers = log.collection("customers");
    this.orders = log.collection("orders");
    this.accessTokens = log.collection("accessTokens");
    this.refreshTokens = log.collection("refreshTokens");
    this.deliveries = log.collection("deliveries");
    this.locations = log.collection("locations");
    this.companies = log.collection("companies");
    this.companyContacts = log.collection("companyContacts");
    this.companyLocations = log.collection("companyLocations");
    this.paymentTerms = log.collection("paymentTerms");
    this.draftOrders = log.collection("draftOrders");
    this.editSessions = log.collection("editSessions");
    this.paymentsAccounts = log.collection("paymentsAccounts");
    this.balanceTransactions = log.collection("balanceTransactions");
    this.payouts = log.collection("payouts");
    this.disputes = log.collection("disputes");
    this.tenderTransactions = log.collection("tenderTransactions");
    this.webhookSubscriptions = log.collection("webhookSubscriptions");
    this.bulkOperations = log.collection("bulkOperations");
    this.bulkResults = log.collection("bulkResults");
    this.figures = log.collection("figures");
  }

  newId(): number {
    const id = (this.figures.get("lastId") ?? FIRST_ID) + 1;
    this.figures.set("lastId", id);
    return id;
  }

  /** Ids that came from outside and lie ahead of ours: the next new id comes after them, if numbers still count there. */
  keepIdsAbove(id: number): void {
    const last = this.figures.get("lastId") ?? FIRST_ID;
    if (id > last && id < Number.MAX_SAFE_INTEGER / 2) this.figures.set("lastId", id);
  }

  /** How far the clock stands ahead of the machine's: time does not jump back on the next start. */
  get clockOffsetMs(): number {
    return this.figures.get("clockOffsetMs") ?? 0;
  }

  set clockOffsetMs(offsetMs: number) {
    this.figures.set("clockOffsetMs", offsetMs);
  }

  /** Writes what has changed. When it returns, a kill of this process loses none of it. */
  flush(): void {
    this.log.flush();
  }

  close(): void {
    this.log.close();
  }
}
