import type { Books } from "../ledger/books";
import { accountBalances, type AccountBalance } from "../ledger/journals/balances";
import { figure } from "./format";
import { Heading, homeOf, Layout } from "./layout";

export function DashboardPage({ books }: { books: Books }) {
  const { organisation } = books;
  const balances = accountBalances(books);
  const currency = organisation.baseCurrency;
  const { count, overdue } = awaitingPayment(books);
  const balanceOf = (systemAccount: string) =>
    balances.find(({ account }) => account.systemAccount === systemAccount)?.balance ?? 0n;
  const bank = balances
    .filter(({ account }) => account.type === "BANK")
    .reduce((sum, { balance }) => sum + balance, 0n);
  const taxName = books.systemAccount("GST").name;
  return (
    <Layout title="Dashboard" organisation={organisation} section="">
      <Heading title={organisation.name}>
        <span className="sub">All amounts in {currency}</span>
      </Heading>
      <div className="tiles">
        <Tile title="Bank accounts" amount={bank} currency={currency} note="Balance of all bank accounts" />
        <Tile
          title="Owed by customers"
          amount={balanceOf("DEBTORS")}
          currency={currency}
          note={`${count} awaiting payment, ${overdue} overdue`}
          href={`${homeOf(organisation)}/invoices?tab=AUTHORISED`}
        />
        <Tile
          title={`${taxName} to pay`}
          amount={-balanceOf("GST")}
          currency={currency}
          note="Tax on sales less tax on purchases"
        />
      </div>
      <div className="card flush">
        <h2>Account balances</h2>
        <TrialBalance balances={balances.filter(({ balance }) => balance !== 0n)} currency={currency} />
      </div>
    </Layout>
  );
}

interface TileProps {
  title: string;
  amount: bigint;
  currency: string;
  note: string;
  href?: string;
}

function Tile({ title, amount, currency, note, href }: TileProps) {
  return (
    <div className="card">
      <h2>{title}</h2>
      <div className="tile-figure">
        {figure(amount)}
        <small>{currency}</small>
      </div>
      {href === undefined ? <span className="sub">{note}</span> : <a href={href}>{note}</a>}
    </div>
  );
}

function TrialBalance({ balances, currency }: { balances: AccountBalance[]; currency: string }) {
  if (balances.length === 0) return <p className="empty">Nothing has been posted yet.</p>;
  const debits = balances.reduce((sum, { balance }) => (balance > 0n ? sum + balance : sum), 0n);
  const credits = balances.reduce((sum, { balance }) => (balance < 0n ? sum - balance : sum), 0n);
  return (
    <table>
      <thead>
        <tr>
          <th>Code</th>
          <th>Account</th>
          <th>Class</th>
          <th className="num">Debit {currency}</th>
          <th className="num">Credit {currency}</th>
        </tr>
      </thead>
      <tbody>
        {balances.map(({ account, balance }) => (
          <tr key={account.accountId}>
            <td>{account.code}</td>
            <td>{account.name}</td>
            <td className="sub">{account.accountClass.charAt(0) + account.accountClass.slice(1).toLowerCase()}</td>
            <td className="num">{balance > 0n ? figure(balance) : ""}</td>
            <td className="num">{balance < 0n ? figure(-balance) : ""}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <td colSpan={2}>Total</td>
          <td className="num">{figure(debits)}</td>
          <td className="num">{figure(credits)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Approved sales invoices that are still open. */
function awaitingPayment(books: Books): { count: number; overdue: number } {
  const open = [...books.documents.values()].filter(({ type, status }) => type === "ACCREC" && status === "AUTHORISED");
  const today = books.today();
  return {
    count: open.length,
    overdue: open.filter(({ dueDate }) => dueDate !== undefined && dueDate < today).length,
  };
}
