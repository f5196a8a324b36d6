import { gid } from "../../gid";
import { formatFixed } from "../../money/minor-units";
import type { Product, ProductCollection, Variant } from "../../store/records";
import { childConnection } from "../connection";
import { defineType } from "../define-type";

export interface VariantSource {
  readonly id: number;
  readonly product: Product;
  readonly variant: Variant;
}

function variants(product: Product): VariantSource[] {
  return product.variants.map((variant) => ({ id: variant.id, product, variant }));
}

export const productTypes = {
  Product: defineType<Product>({
    id: ({ id }) => gid("Product", id),
    legacyResourceId: ({ id }) => String(id),
    title: ({ title }) => title,
    handle: ({ handle }) => handle,
    vendor: ({ vendor }) => vendor,
    productType: ({ productType }) => productType,
    status: () => "ACTIVE",
    isGiftCard: ({ giftCard }) => giftCard,
    tags: ({ tags }) => tags,
    collections: ({ collections }, args) => childConnection(collections, args),
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ createdAt }) => createdAt,
    hasOnlyDefaultVariant: (product) => product.variants.length === 1,
    variants: (product, args) => childConnection(variants(product), args),
    variantsCount: (product) => ({ count: product.variants.length, precision: "EXACT" }),
  }),
  Collection: defineType<ProductCollection>({
    id: ({ id }) => gid("Collection", id),
    legacyResourceId: ({ id }) => String(id),
    title: ({ title }) => title,
    handle: ({ handle }) => handle,
  }),
  ProductVariant: defineType<VariantSource>({
    id: ({ id }) => gid("ProductVariant", id),
    legacyResourceId: ({ id }) => String(id),
    title: ({ variant }) => variant.title,
    displayName: ({ product, variant }) => `${product.title} - ${variant.title}`,
    sku: ({ variant }) => variant.sku,
    barcode: () => null,
    price: ({ product, variant }, _args, { world, shop }) => formatFixed(variant.price, world.store.shops.get(product.shop)?.currency ?? shop.currency),
    taxable: ({ product }) => product.taxable,
    position: ({ product, variant }) => product.variants.indexOf(variant) + 1,
    product: ({ product }) => product,
  }),
};
