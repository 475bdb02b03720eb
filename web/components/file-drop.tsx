import { FileUp } from "lucide-react";
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { cx } from "#web/lib/cx.ts";
import { describedBy, Field } from "./field.tsx";

/** A file input that also takes what is dropped on it; a plain file input before JavaScript. */
export function FileDrop({
  name,
  label,
  hint,
  accept,
  multiple,
  errors,
  onFiles,
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** As the input's `accept`: ".zip,.csv". */
  accept?: string;
  multiple?: boolean;
  errors?: string[];
  onFiles?: (files: File[]) => void;
}) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<string[]>([]);
  const [over, setOver] = useState(false);
  const id = `${name}-file`;

  const take = () => {
    const files = [...(input.current?.files ?? [])];
    setNames(files.map((file) => file.name));
    onFiles?.(files);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files;
    if (!input.current || dropped.length === 0) return;
    const kept = new DataTransfer();
    for (const file of multiple ? dropped : [...dropped].slice(0, 1)) kept.items.add(file);
    input.current.files = kept.files;
    take();
  };

  return (
    <Field id={id} label={label} hint={hint} errors={errors}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra way; the input inside does the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          "relative flex min-h-32 flex-col items-center justify-center gap-1 rounded-card border border-dashed px-4 py-6 text-center has-focus-visible:outline-2 has-focus-visible:outline-accent",
          over ? "border-accent bg-accent-soft" : "border-edge bg-surface",
          Boolean(errors?.length) && "border-danger",
        )}
      >
        <FileUp aria-hidden strokeWidth={1.5} className="size-7 text-ink-quiet" />
        <p aria-hidden>
          {names.length > 0 ? (
            <span className="font-medium">{names.join(", ")}</span>
          ) : (
            <>
              <span className="font-medium text-accent underline">{t("form.chooseFile")}</span>{" "}
              <span className="text-ink-soft">{t("form.dropFile")}</span>
            </>
          )}
        </p>
        <input
          ref={input}
          id={id}
          name={name}
          type="file"
          accept={accept}
          multiple={multiple}
          onChange={take}
          aria-invalid={errors?.length ? true : undefined}
          aria-describedby={describedBy(id, hint, errors)}
          className="absolute inset-0 cursor-pointer opacity-0"
        />
      </div>
    </Field>
  );
}
