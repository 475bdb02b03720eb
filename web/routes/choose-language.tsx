import { type ActionFunctionArgs, redirect } from "@remix-run/cloudflare";
import { isLocale } from "#web/i18n/locales.ts";
import { preferenceCookie } from "#web/lib/preferences.ts";
import { safeNext } from "#web/load-context.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const locale = form.get("locale");
  if (isLocale(locale)) context.cookies.push(preferenceCookie("locale", locale, context.protocol));
  return redirect(safeNext(form.get("next")));
}

export const loader = () => redirect("/");
