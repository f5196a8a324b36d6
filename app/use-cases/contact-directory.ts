import type { Contact, ContactInBooks } from "../domain/ledger/contact";
import { plainTaxNumber } from "../domain/sync/contact-rules";

/** Contacts found by number, e-mail address, tax number or name, whatever the case: what `matchContact` has to choose from. */
export class ContactDirectory {
  private readonly byId = new Map<string, ContactInBooks>();
  private readonly byKey = new Map<string, ContactInBooks[]>();

  get size(): number {
    return this.byId.size;
  }

  /** A contact that is known is replaced. */
  put(contact: ContactInBooks): void {
    const known = this.byId.get(contact.id);
    if (known)
      for (const key of keysOf(known))
        this.byKey.set(
          key,
          this.under(key).filter((each) => each !== known),
        );
    this.byId.set(contact.id, contact);
    for (const key of keysOf(contact)) this.byKey.set(key, [...this.under(key), contact]);
  }

  like(wanted: Keyed): ContactInBooks[] {
    return [...new Set(keysOf(wanted).flatMap((key) => this.under(key)))];
  }

  private under(key: string): ContactInBooks[] {
    return this.byKey.get(key) ?? [];
  }
}

type Keyed = Pick<Contact, "email" | "name"> & { number: string | null; taxNumber?: string | null };

function keysOf({ number, email, name, taxNumber }: Keyed): string[] {
  const plain = (text: string) => text.trim().toLowerCase();
  const tax = plainTaxNumber(taxNumber ?? "");

  return [...(number ? [`n${plain(number)}`] : []), ...(email ? [`e${plain(email)}`] : []), ...(tax ? [`t${tax}`] : []), `c${plain(name)}`];
}
