import type { Address } from "../records";

/** Where a location is; unlike a customer's address it names nobody. */
export type Place = Pick<Address, "address1" | "city" | "country" | "countryCode" | "phone" | "province" | "provinceCode" | "zip">;

/** A shop, warehouse or till of the merchant. */
export interface Location {
  readonly __typename: "Location";
  readonly id: number;
  readonly shop: string;
  name: string;
  address: Place;
  active: boolean;
  fulfilsOnlineOrders: boolean;
  readonly createdAt: string;
  updatedAt: string;
  deactivatedAt: string | null;
}
