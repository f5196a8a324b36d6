import { z } from "zod";
import { parseAmount } from "../money/minor-units";
import { decimal, readBody } from "../read-body";
import { Refusal } from "../refusal";
import type { Customer, Product, Shop, TaxRate, Variant } from "../store/records";
import type { World } from "../world";
import type { DraftLine, OrderDraft } from "./order-draft";
import { customerOfRequest, someCustomer } from "./order-customer";
import { ORDER_SHAPES, SHAPES } from "./order-shapes";

const lineSchema = z.strictObject({
  title: z.string().optional(),
  productId: z.number().optional(),
  variantId: z.number().optional(),
  sku: z.string().optional(),
  quantity: z.number().int().positive().default(1),
  price: decimal.optional(),
});

const newCustomerSchema = z.strictObject({ firstName: z.string(), lastName: z.string(), email: z.email(), company: z.string().optional() });

const requestSchema = z.strictObject({
  shape: z.enum(ORDER_SHAPES).optional(),
  customer: z.union([z.string(), z.number(), newCustomerSchema]).nullish(),
  lines: z.array(lineSchema).optional(),
  discountPercent: decimal.optional(),
  shipping: decimal.optional(),
  taxesIncluded: z.boolean().optional(),
  taxes: z.array(z.strictObject({ title: z.string(), rate: decimal })).optional(),
  currency: z.string().length(3).optional(),
  paid: z.boolean().optional(),
  payment: z.enum(["authorised", "paid", "unpaid"]).optional(),
  test: z.boolean().optional(),
  note: z.string().optional(),
  poNumber: z.string().optional(),
  tags: z.array(z.string()).optional(),
  createdAt: z.iso.datetime({ offset: true }).optional(),
});

export type OrderRequest = z.input<typeof requestSchema>;
type ReadRequest = z.output<typeof requestSchema>;
export type NewCustomer = z.output<typeof newCustomerSchema>;

/** Turns what a person or a test asks for into a draft: fills in shape, catalogue and shop settings. */
export function readOrderRequest(world: World, shop: Shop, body: unknown): OrderDraft {
  const asked = readBody(requestSchema, body);
  const shape = asked.shape ? readBody(requestSchema, SHAPES[asked.shape].request) : {};
  const request: ReadRequest = { ...shape, ...asked };
  const currency = request.currency ?? shop.currency;
  const customer = asked.shape && asked.customer === undefined ? someCustomer(world, shop) : customerOfRequest(world, shop, asked.customer);
  const taxes = request.taxes ?? null;
  return {
    currency,
    taxesIncluded: request.taxesIncluded ?? shop.taxesIncluded,
    test: request.test ?? false,
    ...contactOf(customer),
    lines: linesOf(request).map((line) => draftLine(world, shop, { line, currency, taxes })),
    shipping: request.shipping ? { title: "Standard", price: parseAmount(request.shipping, currency), taxes: taxes ?? shop.taxes } : null,
    discount: request.discountPercent ? { code: `SAVE${request.discountPercent}`, percent: request.discountPercent } : null,
    payment: paymentOf(request, asked.paid),
    createdAtMs: request.createdAt ? Date.parse(request.createdAt) : null,
    note: request.note ?? null,
    poNumber: request.poNumber ?? null,
    tags: request.tags ?? [],
  };
}

function linesOf({ lines, shape }: ReadRequest): NonNullable<ReadRequest["lines"]> {
  if (lines && lines.length > 0) return lines;
  throw new Refusal(`The order has no lines: give "lines", or a "shape" such as "paid"${shape ? "" : ` (one of ${ORDER_SHAPES.join(", ")})`}.`, 400);
}

function paymentOf(request: ReadRequest, paid: boolean | undefined): OrderDraft["payment"] {
  if (paid !== undefined) return paid ? "paid" : "unpaid";
  return request.payment ?? "unpaid";
}

function contactOf(customer: Customer | null) {
  return { customerId: customer?.id ?? null, email: customer?.email ?? null, phone: customer?.phone ?? null, address: customer?.address ?? null };
}

type RequestLine = NonNullable<ReadRequest["lines"]>[number];

interface LineRules {
  readonly line: RequestLine;
  readonly currency: string;
  /** Null: the product's or the shop's own. */
  readonly taxes: readonly TaxRate[] | null;
}

function draftLine(world: World, shop: Shop, { line, currency, taxes }: LineRules): DraftLine {
  const found = findProduct(world, shop, line);
  const price = line.price === undefined ? found?.variant.price : parseAmount(line.price, currency);
  const title = line.title ?? found?.product.title;
  if (price === undefined || title === undefined) {
    throw new Refusal(`A line names no product of ${shop.name}: give title and price, or the title, productId or sku of one it sells.`);
  }
  return {
    productId: found?.product.id ?? null,
    variantId: found?.variant.id ?? null,
    title,
    variantTitle: found && found.product.variants.length > 1 ? found.variant.title : null,
    sku: line.sku ?? found?.variant.sku ?? null,
    vendor: found?.product.vendor ?? shop.name,
    quantity: line.quantity,
    unitPrice: price,
    taxable: found?.product.taxable ?? true,
    requiresShipping: found?.product.requiresShipping ?? true,
    taxes: taxes ?? found?.product.taxes ?? shop.taxes,
  };
}

/** By variant, product, sku or title, in this order. Nothing found: a custom line. */
function findProduct(world: World, shop: Shop, line: RequestLine): { product: Product; variant: Variant } | undefined {
  const pairs = [...world.store.products.values()]
    .filter((product) => product.shop === shop.domain)
    .flatMap((product) => product.variants.map((variant) => ({ product, variant })));
  return (
    pairs.find(({ variant }) => variant.id === line.variantId) ??
    pairs.find(({ product }) => product.id === line.productId) ??
    pairs.find(({ variant }) => variant.sku === line.sku) ??
    pairs.find(({ product }) => product.title === line.title)
  );
}
