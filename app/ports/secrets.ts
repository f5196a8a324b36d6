/** Unguessable text, and hashes of it (base64url). The hash of a PKCE verifier is its S256 challenge. */
export interface Secrets {
  random(): string;
  hash(text: string): string;
}
