/** Seals secrets for storage. `context` names where the value lives: opened elsewhere, it does not open. */
export interface Seal {
  seal(plain: string, context: string): string;
  /** Throws when the text was changed, moved or sealed with another key. */
  open(sealed: string, context: string): string;
}
