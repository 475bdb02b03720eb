import { useSearchParams } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Banner } from "#web/components/layout.tsx";
import { useToast } from "#web/components/toast.tsx";
import { useHydrated } from "./use-hydrated.ts";

/**
 * What was just done, told by `?done=<key>` of the address that an action redirects to: a message that
 * goes by itself, or a banner where the whole page was loaded.
 */
export function Done({ texts }: { texts: Record<string, string> }) {
  const [params, setParams] = useSearchParams();
  const toast = useToast();
  const [alive] = useState(useHydrated());
  const key = params.get("done") ?? "";
  const text = texts[key];
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each thing done
  useEffect(() => {
    if (!alive || !text) return;
    toast({ text });
    const rest = new URLSearchParams(params);
    rest.delete("done");
    setParams(rest, { replace: true, preventScrollReset: true });
  }, [alive, key]);
  if (!text || alive) return null;
  return (
    <div className="mb-5">
      <Banner tone="good" live title={text} />
    </div>
  );
}
