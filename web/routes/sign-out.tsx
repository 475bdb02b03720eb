import { type ActionFunctionArgs, redirect, redirectDocument } from "@remix-run/cloudflare";
import { endSessionOf } from "#domain/auth/index";
import { clearedCookies, cookiesOf, REFRESH_COOKIE } from "#worker/api/middleware/cookies";

export async function action({ request, context }: ActionFunctionArgs) {
  const token = cookiesOf(request)[REFRESH_COOKIE];
  if (token) await endSessionOf(context.control, token);
  context.cookies.push(...clearedCookies());
  return redirectDocument("/sign-in?notice=signedOut");
}

export const loader = () => redirect("/");
