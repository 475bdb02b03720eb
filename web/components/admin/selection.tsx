import { Form } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Checkbox } from "#web/components/choices.tsx";
import { cx } from "#web/lib/cx.ts";
import { useHydrated } from "./use-hydrated.ts";

/** One row's checkbox; it belongs to the bar's form wherever it stands. */
export function SelectRow({ form, id, label }: { form: string; id: string; label: string }) {
  const { t } = useTranslation();
  return (
    <Checkbox form={form} name="id" value={id} className="justify-end py-0 md:justify-start">
      <span className="sr-only">{t("table.select", { name: label })}</span>
    </Checkbox>
  );
}

/** What can be done with the rows that are ticked. Shows itself once there are some. */
export function SelectionBar({
  form,
  always,
  children,
}: {
  form: string;
  /** Where ticking is what the page is for: the bar stands there from the start, on phones too. */
  always?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const hydrated = useHydrated();
  const bar = useRef<HTMLFormElement>(null);
  const [{ ticked, all }, setCount] = useState({ ticked: 0, all: 0 });

  useEffect(() => {
    const count = () => {
      const boxes = boxesOf(bar.current);
      setCount({ ticked: boxes.filter((box) => box.checked).length, all: boxes.length });
    };
    count();
    document.addEventListener("change", count);
    return () => document.removeEventListener("change", count);
  }, []);

  const tickAll = (on: boolean) => {
    const boxes = boxesOf(bar.current);
    for (const box of boxes) box.checked = on;
    setCount({ ticked: on ? boxes.length : 0, all: boxes.length });
  };

  return (
    <Form
      id={form}
      ref={bar}
      method="post"
      preventScrollReset
      className={cx(
        "flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-edge bg-surface px-4 py-2",
        always
          ? "mb-3 flex"
          : cx("sticky bottom-4 z-10 mt-3", hydrated && ticked === 0 ? "hidden" : "hidden md:flex"),
      )}
    >
      {hydrated ? (
        <Checkbox checked={ticked === all} onChange={(event) => tickAll(event.target.checked)}>
          <span className="sr-only">{t("table.selectAll")}</span>
          <span aria-live="polite" className="font-medium">
            {t("table.selected", { count: ticked })}
          </span>
        </Checkbox>
      ) : null}
      {children}
    </Form>
  );
}

function boxesOf(form: HTMLFormElement | null): HTMLInputElement[] {
  const boxes = [...(form?.elements ?? [])];
  return boxes.filter((box): box is HTMLInputElement => (box as HTMLInputElement).name === "id");
}
