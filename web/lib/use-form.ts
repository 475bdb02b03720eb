import type { SubmissionResult } from "@conform-to/react";
import { useEffect, useId, useMemo } from "react";

/** One field of a form: what a labelled control needs. conform's own FieldMetadata fits as well. */
export type FormField = {
  id: string;
  name: string;
  formId: string;
  key?: string | undefined;
  /** What was typed last, or the default: text, or a list where several have the name. */
  initialValue?: unknown;
  errors?: string[] | undefined;
};

export type FormState = {
  id: string;
  status?: "error" | "success" | undefined;
  /** What is wrong with the form as a whole. */
  errors?: string[] | undefined;
  onSubmit?: (event: React.FormEvent<HTMLFormElement>) => void;
};

type ServerForm = FormState & {
  /** A field by its path, such as `address.city` or `roles[0].role`. */
  field: (path: string) => FormField;
};

type Fields<Shape> = { readonly [K in keyof Shape & string]-?: FormField } & {
  readonly [path: `${string}.${string}` | `${string}[${string}`]: FormField;
};

/**
 * A form that the server checks: `lastResult` is what its action made of conform's submission. Types of
 * conform, none of its code: that would double what a sign-in page loads. Lists that grow and shrink in the
 * page take conform's own `useForm`; the components accept both.
 */
export function useForm<Shape extends object>({
  id: givenId,
  lastResult,
  defaultValue,
}: {
  id?: string;
  lastResult?: SubmissionResult<string[]> | null | undefined;
  defaultValue?: { [K in keyof Shape]?: unknown };
} = {}): [ServerForm, Fields<Shape>] {
  const ownId = useId();
  const id = givenId ?? ownId;
  useEffect(() => {
    if (lastResult?.status === "error") focusFirstError(id, lastResult.error ?? {});
    if (lastResult?.status === "success" && !lastResult.initialValue) formOf(id)?.reset();
  }, [id, lastResult]);
  return useMemo(() => {
    const values = lastResult?.initialValue ?? defaultValue ?? {};
    const errors = lastResult?.error ?? {};
    const field = (name: string): FormField => ({
      id: `${id}-${name}`,
      name,
      formId: id,
      initialValue: at(values, name),
      errors: errors[name] ?? undefined,
    });
    const fields = new Proxy({}, { get: (_, name) => field(String(name)) });
    const form = { id, status: lastResult?.status, errors: errors[""] ?? undefined, field };
    return [form, fields as Fields<Shape>];
  }, [id, lastResult, defaultValue]);
}

function at(values: object, path: string): unknown {
  let value: unknown = values;
  for (const step of path.split(/[.[\]]+/).filter(Boolean)) {
    value = (value as Record<string, unknown> | null | undefined)?.[step];
  }
  return value;
}

const formOf = (id: string) => document.getElementById(id) as HTMLFormElement | null;

function focusFirstError(id: string, errors: Record<string, unknown>) {
  for (const control of formOf(id)?.elements ?? []) {
    const { name, type } = control as HTMLInputElement;
    if (type !== "hidden" && errors[name]) return (control as HTMLElement).focus();
  }
}
