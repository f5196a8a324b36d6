import { parseAmount } from "../money/minor-units";
import { toPresentmentMoney } from "../money/presentment";
import { Refusal } from "../refusal";
import type { Currencies, Product, Shop, TaxRate, Variant } from "../store/records";
import type { World } from "../world";
import type { DraftLine } from "./order-draft";
import type { RequestLine } from "./order-request-schema";

interface LineRules {
  readonly line: RequestLine;
  readonly currencies: Currencies;
  /** Null: the product's or the shop's own. */
  readonly taxes: readonly TaxRate[] | null;
}

/** A line of a product the shop sells, at its own price unless one is given, or a custom line of title and price. */
export function draftLine(world: World, shop: Shop, { line, currencies, taxes }: LineRules): DraftLine {
  const found = findProduct(world, shop, line);
  const price = line.price === undefined ? found && toPresentmentMoney(found.variant.price, currencies) : parseAmount(line.price, currencies.presentment.currency);
  const title = line.title ?? found?.product.title;
  if (price === undefined || title === undefined) {
    throw new Refusal(`A line names no product of ${shop.name}: give title and price, or the title, productId or sku of one it sells.`);
  }
  const giftCard = line.giftCard ?? found?.product.giftCard ?? false;
  return {
    ...goodsOf(found, shop),
    title,
    ...(line.sku ? { sku: line.sku } : {}),
    ...(line.vendor ? { vendor: line.vendor } : {}),
    ...(line.taxable === undefined ? {} : { taxable: line.taxable }),
    ...(giftCard ? { taxable: false, requiresShipping: false } : {}),
    giftCard,
    quantity: line.quantity,
    unitPrice: price,
    taxes: line.taxes ?? taxes ?? found?.product.taxes ?? shop.taxes,
    duties: dutiesOf(line, currencies),
    properties: line.properties,
  };
}

function goodsOf(found: { product: Product; variant: Variant } | undefined, shop: Shop) {
  return {
    productId: found?.product.id ?? null,
    variantId: found?.variant.id ?? null,
    variantTitle: found && found.product.variants.length > 1 ? found.variant.title : null,
    sku: found?.variant.sku ?? null,
    vendor: found?.product.vendor ?? shop.name,
    taxable: found?.product.taxable ?? true,
    requiresShipping: found?.product.requiresShipping ?? true,
  };
}

function dutiesOf({ duties }: RequestLine, { presentment }: Currencies): DraftLine["duties"] {
  return duties.map(({ amount, hsCode, origin, taxes }) => ({
    amount: parseAmount(amount, presentment.currency),
    harmonizedSystemCode: hsCode ?? null,
    countryCodeOfOrigin: origin ?? null,
    taxes,
  }));
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
