import { raw, type Markup } from "./html";

/** Line drawings on a 20 × 20 grid, in the colour of the text around them. */
const DRAWINGS = {
  home: "M3 9.2 10 3.5l7 5.7V16a1 1 0 0 1-1 1h-3.6v-4.6H7.6V17H4a1 1 0 0 1-1-1Z",
  orders: "M4 3.5h12v13l-2.4-1.4-1.8 1.4-1.8-1.4-1.8 1.4-1.8-1.4L4 16.5ZM7 7.5h6M7 10.8h6",
  products: "M10.6 3.2h5.2a1 1 0 0 1 1 1v5.2l-7.4 7.4-6.2-6.2ZM13.4 6.6h.01",
  customers: "M10 9.6a3.1 3.1 0 1 0 0-6.2 3.1 3.1 0 0 0 0 6.2ZM4 16.8c.4-3 2.8-4.8 6-4.8s5.6 1.8 6 4.8Z",
  apps: "M3.5 3.5h5.2v5.2H3.5ZM11.3 3.5h5.2v5.2h-5.2ZM3.5 11.3h5.2v5.2H3.5ZM13.9 11.2v5.4M11.2 13.9h5.4",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13.2 13.2l3.6 3.6",
  back: "M11.5 5 6.5 10l5 5M6.8 10H16",
  bag: "M4.2 7h11.6l.9 9.6H3.3ZM7 9V6a3 3 0 0 1 6 0v3",
} as const;

export type Icon = keyof typeof DRAWINGS;

export function icon(name: Icon): Markup {
  return raw(`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="${DRAWINGS[name]}"/></svg>`);
}
