/** What a form was sent with under that name; empty where it has no such field, or a file in its place. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);

  return typeof value === "string" ? value : "";
}
