import type { ReactNode } from "react";
import styles from "./plain-page.module.css";

/** A page outside the Shopify admin, where neither App Bridge nor Polaris' provider is there. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <section className={styles.card}>
        <h1 className={styles.title}>{title}</h1>
        <p>{children}</p>
      </section>
    </main>
  );
}
