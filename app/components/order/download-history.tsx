import { useAppBridge } from "@shopify/app-bridge-react";
import { Button } from "@shopify/polaris";
import { useState } from "react";

/** Of the whole connection: only the whole chain can be checked by somebody else. Fetched, because a link carries no session token. */
export function DownloadHistory() {
  const [busy, setBusy] = useState(false);
  const shopify = useAppBridge();

  const download = async () => {
    setBusy(true);
    try {
      const answer = await fetch("/app/history.csv");
      if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
      saveAs("crossfoot-history.csv", await answer.blob());
    } catch {
      shopify.toast.show("The file could not be fetched. Try again in a moment.", { isError: true });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Button onClick={() => void download()} loading={busy}>
      Download all as CSV
    </Button>
  );
}

function saveAs(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
