import { Form } from "@remix-run/react";
import { LogOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Role } from "#domain/auth/constants";
import { useFormat } from "#web/lib/format.ts";
import type { Theme } from "#web/lib/preferences.ts";
import { Disclosure } from "./disclosure.tsx";
import { LanguageForm, ThemeForm } from "./preferences.tsx";
import { Avatar } from "./states.tsx";

export type Account = { name: string; email?: string; roles: readonly (Role | "super_admin")[] };

/** Who is signed in, language, appearance, the way out. */
export function AccountMenu({ account, theme }: { account: Account; theme: Theme }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  return (
    <Disclosure
      summary={
        <>
          <Avatar name={account.name} className="size-9" />
          <span className="sr-only">
            {t("account.menu")}: {account.name}
          </span>
        </>
      }
      summaryClass="flex size-11 items-center justify-center rounded-round"
      panelClass="right-0 top-12 w-[min(20rem,calc(100vw-2rem))] divide-y divide-hairline"
    >
      <div className="p-4">
        <p className="font-semibold">{account.name}</p>
        {account.email ? (
          <p className="break-all text-ink-soft text-meta">{account.email}</p>
        ) : null}
        <p className="text-ink-quiet text-meta">
          {list(account.roles.map((role) => t(`roles.${role}`)))}
        </p>
      </div>
      <div className="flex flex-col gap-4 p-4">
        <div>
          <p className="mb-1 text-ink-quiet text-meta">{t("account.language")}</p>
          <LanguageForm />
        </div>
        <div>
          <p className="mb-1 text-ink-quiet text-meta">{t("account.theme")}</p>
          <ThemeForm theme={theme} />
        </div>
      </div>
      <Form method="post" action="/sign-out" reloadDocument className="p-2">
        <button
          type="submit"
          className="flex min-h-11 w-full items-center gap-3 rounded-control px-2 text-left hover:bg-sunken"
        >
          <LogOut aria-hidden className="size-5 text-ink-quiet" />
          {t("account.signOut")}
        </button>
      </Form>
    </Disclosure>
  );
}
