import type { Collection } from "../../../kit/collection";
import type { Contact } from "./contact";

/** Finds contacts by name and by number without reading all of them: every document looks its contact up. */
export class ContactNames {
  private readonly known = new Map<string, { name: string; number: string }>();
  private readonly activeByName = new Map<string, Set<string>>();
  private readonly byNumber = new Map<string, Set<string>>();

  constructor(private readonly contacts: Collection<string, Contact>) {
    contacts.watch((contactId, contact) => this.update(contactId, contact));
  }

  /** The active contact of a name, whatever its case. */
  active(name: string, except?: string): Contact | undefined {
    return this.first(this.activeByName.get(keyOf(name)), except);
  }

  /** The contact, active or archived, that has a ContactNumber. */
  numbered(number: string, except?: string): Contact | undefined {
    return number === "" ? undefined : this.first(this.byNumber.get(keyOf(number)), except);
  }

  private first(ids: Set<string> | undefined, except: string | undefined): Contact | undefined {
    for (const id of ids ?? []) if (id !== except) return this.contacts.get(id);
    return undefined;
  }

  private update(contactId: string, contact: Contact | undefined): void {
    const before = this.known.get(contactId);
    if (before) {
      this.activeByName.get(before.name)?.delete(contactId);
      this.byNumber.get(before.number)?.delete(contactId);
    }
    if (!contact) return;
    const names = { name: keyOf(contact.name), number: keyOf(contact.contactNumber) };
    this.known.set(contactId, names);
    if (contact.contactStatus === "ACTIVE") add(this.activeByName, names.name, contactId);
    add(this.byNumber, names.number, contactId);
  }
}

function keyOf(text: string): string {
  return text.trim().toLowerCase();
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}
