import type { Option } from "#web/components/inputs.tsx";

/** Every time zone that the runtime knows, and the one that is set. */
export function timeZoneOptions(current?: string): Option[] {
  const zones = new Set(Intl.supportedValuesOf("timeZone"));
  if (current) zones.add(current);
  return [...zones].sort().map((value) => ({ value, label: value.replaceAll("_", " ") }));
}
