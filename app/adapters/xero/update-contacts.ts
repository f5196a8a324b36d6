import { Address, Phone, type Contact as XeroContact } from "xero-node";
import { textOf, type ContactFields } from "../../domain/follow/contact-fields";
import { isUpdated, standsAsDecided, type ContactUpdate } from "../../domain/follow/contact-update";
import type { Answer } from "../../ports/answer";
import type { BooksAccess } from "../../ports/books";
import type { BooksWriter, ElementOutcome } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { idsThatFit } from "./parts-that-fit";
import { readContacts } from "./read-contacts";
import { xeroClientFor } from "./xero-client";
import { cutText } from "../../domain/plain-text";

/**
 * POST with the contact's id and only the fields that changed: what is not sent stays. Xero cannot be told "only if nobody has
 * touched it" (Nov 2026), so it is read right before; found again by what stands.
 */
export const contactUpdateWriter: BooksWriter<ContactUpdate> = {
  naturalKey: ({ contactId }) => contactId,
  lookUps: (updates) => idsThatFit(updates, ({ contactId }) => contactId),
  known: async (access, updates) =>
    mapAnswer(await fieldsOf(access, updates), (standing) =>
      updates.flatMap((update) => outcomeOf(update, standing.get(update.contactId))),
    ),
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const contacts = documents.map(toXeroChange);
    const answer = await call(() =>
      xeroClientFor(accessToken).accountingApi.updateOrCreateContacts(tenantId, { contacts }, false, idempotencyKey),
    );

    return mapAnswer(answer, ({ body }) => (body.contacts ?? []).map((each) => toOutcome(each, writtenAs(each.contactID ?? ""))));
  },
  find: async (access, updates) =>
    mapAnswer(await fieldsOf(access, updates), (standing) =>
      updates.flatMap((update) => {
        const stands = standing.get(update.contactId);

        return stands && isUpdated(stands, update) ? [writtenAs(update.contactId)] : [];
      }),
    ),
};

function writtenAs(id: string) {
  return { naturalKey: id, remoteId: id };
}

async function fieldsOf(access: BooksAccess, updates: readonly ContactUpdate[]): Promise<Answer<Map<string, ContactFields>>> {
  const answer = await readContacts(
    access,
    updates.map(({ contactId }) => contactId),
  );

  return mapAnswer(
    answer,
    (contacts) => new Map(contacts.flatMap(({ id, active, fields }) => (active && fields ? [[id, fields] as const] : []))),
  );
}

/** What is known without sending anything: it is done already, or somebody changed the contact meanwhile. */
function outcomeOf(update: ContactUpdate, stands: ContactFields | undefined): ElementOutcome[] {
  if (stands && isUpdated(stands, update)) return [{ ok: true, written: writtenAs(update.contactId) }];
  if (stands && standsAsDecided(stands, update)) return [];
  const message = "The contact was changed, archived or merged in Xero a moment ago, so Crossfoot left it as it is.";

  return [{ ok: false, naturalKey: update.contactId, message, taken: false, changedMeanwhile: true }];
}

function toXeroChange({ contactId, fields }: ContactUpdate): XeroContact {
  const { name, firstName, lastName, phone } = fields;

  return {
    contactID: contactId,
    ...(name && { name }),
    ...(firstName && { firstName: cutText(firstName, 255) }),
    ...(lastName && { lastName: cutText(lastName, 255) }),
    ...(fields.email && { emailAddress: fields.email }),
    ...(fields.taxNumber && { taxNumber: textOf("taxNumber", fields) }),
    ...(phone && {
      phones: [{ phoneType: Phone.PhoneTypeEnum.DEFAULT, phoneNumber: cutText(phone, 50), phoneAreaCode: "", phoneCountryCode: "" }],
    }),
    ...(fields.address && { addresses: [{ addressType: Address.AddressTypeEnum.POBOX, ...wholeAddress(fields.address) }] }),
  };
}

/** Every part, empty ones too: else a part of the old address would stay among the new. */
function wholeAddress({ company, line1, line2, city, region, postalCode, country }: NonNullable<ContactFields["address"]>) {
  return {
    attentionTo: cutText(company ?? "", 255),
    addressLine1: cutText(line1 ?? "", 500),
    addressLine2: cutText(line2 ?? "", 500),
    addressLine3: "",
    addressLine4: "",
    city: cutText(city ?? "", 255),
    region: cutText(region ?? "", 255),
    postalCode: cutText(postalCode ?? "", 50),
    country: cutText(country ?? "", 50),
  };
}
