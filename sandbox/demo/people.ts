/** Invented customers; every address is made up and every e-mail ends in example.com. */
export interface DemoCustomer {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly company: string | null;
  readonly address1: string;
  readonly city: string;
  readonly zip: string;
}

export const DEMO_CUSTOMERS: readonly DemoCustomer[] = [
  { firstName: "Amelia", lastName: "Thornbury", email: "amelia.thornbury@example.com", company: null, address1: "14 Sallow Lane", city: "Bristol", zip: "BS6 5QA" },
  { firstName: "Rohan", lastName: "Mistry", email: "rohan.mistry@example.com", company: null, address1: "3 Canal Walk", city: "Leicester", zip: "LE3 5ZZ" },
  { firstName: "Freya", lastName: "Lindqvist", email: "freya.lindqvist@example.com", company: "Lindqvist Interiors Ltd", address1: "Unit 7, Weaver's Yard", city: "Manchester", zip: "M4 6ZZ" },
  { firstName: "Owen", lastName: "Pritchard", email: "owen.pritchard@example.com", company: null, address1: "22 Harbour Terrace", city: "Cardiff", zip: "CF10 5ZZ" },
  { firstName: "Priya", lastName: "Nair", email: "priya.nair@example.com", company: null, address1: "81 Orchard Road", city: "Cambridge", zip: "CB1 3ZZ" },
  { firstName: "Callum", lastName: "Abernethy", email: "callum.abernethy@example.com", company: null, address1: "5 Thistle Close", city: "Edinburgh", zip: "EH7 4ZZ" },
  { firstName: "Margaret", lastName: "Okafor", email: "margaret.okafor@example.com", company: "Okafor Tea Rooms", address1: "1 Market Square", city: "Whitby", zip: "YO21 1ZZ" },
  { firstName: "Tomasz", lastName: "Wolski", email: "tomasz.wolski@example.com", company: null, address1: "40 Brewery Street", city: "Leeds", zip: "LS2 8ZZ" },
];
