import type { Address } from "../../store/records";
import { gid } from "../../gid";
import { defineType } from "../define-type";

/** An address with the record it belongs to: Shopify gives every address an id. */
export interface AddressOf {
  readonly address: Address;
  readonly ownerId: number;
}

export function addressOf(address: Address | null, ownerId: number): AddressOf | null {
  return address && { address, ownerId };
}

const plainFields = {
  company: ({ address }: AddressOf) => address.company,
  address1: ({ address }: AddressOf) => address.address1,
  address2: () => null,
  city: ({ address }: AddressOf) => address.city,
  province: ({ address }: AddressOf) => address.province,
  provinceCode: ({ address }: AddressOf) => address.provinceCode,
  zip: ({ address }: AddressOf) => address.zip,
  country: ({ address }: AddressOf) => address.country,
  countryCode: ({ address }: AddressOf) => address.countryCode,
  countryCodeV2: ({ address }: AddressOf) => address.countryCode,
  phone: ({ address }: AddressOf) => address.phone,
  formattedArea: ({ address }: AddressOf) => [address.city, address.country].join(", "),
};

export const addressTypes = {
  MailingAddress: defineType<AddressOf>({
    id: ({ ownerId }) => gid("MailingAddress", ownerId),
    firstName: ({ address }) => address.firstName,
    lastName: ({ address }) => address.lastName,
    name: ({ address }) => `${address.firstName} ${address.lastName}`,
    ...plainFields,
    formatted: ({ address }, { withName, withCompany }) => [
      ...(withName === true ? [`${address.firstName} ${address.lastName}`] : []),
      ...(withCompany !== false && address.company ? [address.company] : []),
      ...[address.address1, `${address.city} ${address.zip}`, address.country],
    ],
  }),
  ShopAddress: defineType<AddressOf>({ id: ({ ownerId }) => gid("ShopAddress", ownerId), ...plainFields }),
};
