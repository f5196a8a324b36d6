import { Address, Phone, type Contact as XeroContact } from "xero-node";
import type { ContactFields } from "../../domain/follow/contact-fields";
import type { ContactId } from "../../domain/ids";
import type { ContactInBooks } from "../../domain/ledger/contact";
import type { Answer } from "../../ports/answer";
import type { BooksAccess } from "../../ports/books";
import { call, mapAnswer } from "./call";
import { toContactInBooks } from "./from-xero";
import { xeroClientFor } from "./xero-client";

/** By their ids, archived ones too, with all that a customer's contact has. */
export async function readContacts({ tenantId, accessToken }: BooksAccess, ids: readonly ContactId[]): Promise<Answer<ContactInBooks[]>> {
  const none = undefined;
  const answer = await call(() =>
    xeroClientFor(accessToken).accountingApi.getContacts(tenantId, none, none, none, [...ids], 1, true, false),
  );

  return mapAnswer(answer, ({ body }) => (body.contacts ?? []).map(toWholeContact));
}

/** Of a contact that was read whole: Xero's summaries have no addresses and no phones. */
export function toWholeContact(contact: XeroContact): ContactInBooks {
  return { ...toContactInBooks(contact), fields: fieldsOf(contact) };
}

/** The phone number is DEFAULT's in one, the address POBOX, which Xero prints on invoices. */
function fieldsOf({ name, firstName, lastName, emailAddress, taxNumber, phones = [], addresses = [] }: XeroContact): ContactFields {
  const phone = phones.find(({ phoneType }) => String(phoneType) === String(Phone.PhoneTypeEnum.DEFAULT));
  const address = addresses.find(({ addressType }) => String(addressType) === String(Address.AddressTypeEnum.POBOX));

  return {
    name: name ?? "",
    firstName: firstName || null,
    lastName: lastName || null,
    email: emailAddress || null,
    taxNumber: taxNumber || null,
    phone: [phone?.phoneCountryCode, phone?.phoneAreaCode, phone?.phoneNumber].filter(Boolean).join(" ") || null,
    address: address ? addressOf(address) : null,
  };
}

function addressOf({ attentionTo, addressLine1, addressLine2, addressLine3, addressLine4, city, region, postalCode, country }: Address) {
  return {
    company: attentionTo || null,
    line1: addressLine1 || null,
    line2: [addressLine2, addressLine3, addressLine4].filter(Boolean).join(", ") || null,
    city: city || null,
    region: region || null,
    postalCode: postalCode || null,
    country: country || null,
  };
}
