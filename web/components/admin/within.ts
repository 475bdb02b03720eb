import type { FormField } from "#web/lib/use-form.ts";

type Fields = { readonly [path: `${string}.${string}` | `${string}[${string}`]: FormField };

/** The fields of a nested object of a form: `within<"city">(fields, "address").city`. */
export function within<Name extends string>(fields: Fields, path: string): Record<Name, FormField> {
  return new Proxy({} as Record<Name, FormField>, {
    get: (_, name) => fields[`${path}.${String(name)}`],
  });
}
