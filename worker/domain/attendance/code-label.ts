/** What a code is called in a language; the tenant's own label where there is no translation. */
export function codeLabel(
  code: { label: string; labels: Record<string, string> },
  locale: string,
): string {
  return code.labels[locale] ?? code.labels[locale.split("-")[0] ?? ""] ?? code.label;
}
