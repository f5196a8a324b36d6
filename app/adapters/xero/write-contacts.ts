import type { Contact as XeroContact } from "xero-node";
import type { Contact } from "../../domain/ledger/contact";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { partsThatFit } from "./parts-that-fit";
import { toXeroContact } from "./to-xero";
import { quoted } from "./where";
import { xeroClientFor } from "./xero-client";

/** Found again by contact number, which only the API can set. */
export const contactWriter: BooksWriter<Contact> = {
  naturalKey: ({ number }) => number,
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const contacts = documents.map(toXeroContact);
    const answer = await call(() => accountingApi.createContacts(tenantId, { contacts }, false, idempotencyKey));

    return mapAnswer(answer, ({ body }) => (body.contacts ?? []).map((each) => toOutcome(each, written(each))));
  },
  lookUps: (documents) => partsThatFit(documents, anyOf),
  find: async ({ tenantId, accessToken }, documents) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const answer = await call(() => accountingApi.getContacts(tenantId, undefined, anyOf(documents), undefined, undefined, 1, false, true));

    return mapAnswer(answer, ({ body }) => (body.contacts ?? []).map(written));
  },
};

function anyOf(documents: readonly Contact[]): string {
  return documents.map(({ number }) => `ContactNumber==${quoted(number)}`).join(" OR ");
}

function written({ contactNumber, contactID, updatedDateUTC }: XeroContact): Written {
  const updatedAt = updatedDateUTC && new Date(updatedDateUTC).toISOString();

  return { naturalKey: contactNumber ?? "", remoteId: contactID ?? "", ...(updatedAt && { updatedAt }) };
}
