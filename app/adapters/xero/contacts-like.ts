import type { Contact, ContactInBooks } from "../../domain/ledger/contact";
import { plainTaxNumber } from "../../domain/sync/contact-rules";
import type { LookUp } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toContactInBooks } from "./from-xero";
import { partsThatFit } from "./parts-that-fit";
import { quoted } from "./where";
import { xeroClientFor } from "./xero-client";

/** Up to five comparisons for each, and a name in Japanese takes nine characters of the address for one of its own. */
export const contactsLike: LookUp<Contact, ContactInBooks> = {
  lookUps: (wanted) => partsThatFit(wanted, anyOf),
  find: async ({ tenantId, accessToken }, wanted) => {
    const none = undefined;
    const { accountingApi } = xeroClientFor(accessToken);
    const answer = await call(() =>
      accountingApi.getContacts(tenantId, none, anyOf(wanted), none, none, 1, true, true, none, MOST_PER_PAGE),
    );

    return mapAnswer(answer, ({ body }) => (body.contacts ?? []).map(toContactInBooks));
  },
};

/** Xero's largest page: a rule that fits more contacts than that is no rule. */
const MOST_PER_PAGE = 1000;

function anyOf(wanted: readonly Contact[]): string {
  return wanted.flatMap(likeThis).join(" OR ");
}

/** Tax numbers are compared letter by letter there: as it was given, and without what people put between its groups. */
function likeThis({ number, email, name, taxNumber }: Contact): string[] {
  const same = (field: string) => (value: string) => `${field}==${quoted(value)}`;
  const taxNumbers = taxNumber ? [...new Set([taxNumber, plainTaxNumber(taxNumber)])] : [];

  return [
    ...[number].map(same("ContactNumber")),
    ...[name].map(same("Name")),
    ...(email ? [email] : []).map(same("EmailAddress")),
    ...taxNumbers.map(same("TaxNumber")),
  ];
}
