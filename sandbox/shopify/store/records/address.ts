export interface Address {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string | null;
  readonly address1: string;
  readonly city: string;
  readonly province: string | null;
  readonly provinceCode: string | null;
  readonly zip: string;
  readonly country: string;
  readonly countryCode: string;
  readonly phone: string | null;
}
