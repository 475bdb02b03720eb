import { useRouteLoaderData } from "@remix-run/react";

type RootData = { tenant: { country: string } | null };

/** The school's country, `JP` and so on; "" where none is known. */
export function useCountry(): string {
  const root = useRouteLoaderData("root") as RootData | undefined;
  return root?.tenant?.country ?? "";
}
