import type { Address } from "../store/records";
import type { Place } from "../store/records/location";

/** An address without the person at it. */
export function placeOf({ address1, city, country, countryCode, phone, province, provinceCode, zip }: Address): Place {
  return { address1, city, country, countryCode, phone, province, provinceCode, zip };
}

/** What a request left out stays as it was. */
export type PlaceChanges = { readonly [Field in keyof Place]?: Place[Field] | undefined };

export function changedPlace(place: Place, changes: PlaceChanges = {}): Place {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { ...place, ...given };
}
