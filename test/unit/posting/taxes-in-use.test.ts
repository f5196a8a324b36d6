import { expect, test } from "vitest";
import { taxesInUse } from "../../../app/domain/posting/taxes-in-use";
import { gbp } from "../../builders/amounts";
import { frozen } from "../../builders/frozen";
import { tax } from "../../builders/order";

const VAT = tax("VAT 20", gbp("2.00"));
const GST = tax("GST 5", gbp("0.50"));
const QST = tax("QST 9.975", gbp("1.00"));

test("lines without tax always count as one, also in a shop without orders", () => {
  expect(taxesInUse([])).toEqual([{ key: "", rate: "0", orders: 0 }]);
});

test("an order counts once for each combination on its lines, and the most used comes first", () => {
  // Orders: VAT on both lines | VAT, and a line without tax | VAT | both Canadian taxes, in either order.
  const orders = frozen([[[VAT], [VAT]], [[VAT], []], [[VAT]], [[GST, QST], [QST, GST]]]);
  expect(taxesInUse(orders)).toEqual([
    { key: "VAT 20%", rate: "20", orders: 3 },
    { key: "", rate: "0", orders: 1 },
    { key: "GST 5% + QST 9.975%", rate: "14.975", orders: 1 },
  ]);
});
