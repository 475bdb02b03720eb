import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { data } from "@remix-run/cloudflare";
import type { Ctx, TenantInfo } from "#platform/ctx";
import { ERROR_STATUS, isDomainError } from "#platform/errors";
import { requireCtx, requireTenant } from "#web/load-context.ts";

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type SignedIn = Args & { ctx: Ctx; tenant: TenantInfo };

/**
 * A loader or action for signed-in people: gives it `ctx`, sends everybody else to sign-in, and turns a
 * refusal of the domain into an answer with its status, which the nearest ErrorBoundary shows.
 */
export function signedIn<R>(work: (args: SignedIn) => Promise<R>): (args: Args) => Promise<R> {
  return anyone((args) => {
    const ctx = requireCtx(args.context, args.request);
    return work({ ...args, ctx, tenant: ctx.tenant });
  });
}

/** The same without asking who it is. */
export function anyone<R>(work: (args: Args) => Promise<R>): (args: Args) => Promise<R> {
  return async (args) => {
    try {
      return await work(args);
    } catch (error) {
      throw isDomainError(error) ? refusal(error, args.context.requestId) : error;
    }
  };
}

/** The tenant's host without a person: invitations, sign-in, password reset. */
export function atSchool<R>(
  work: (args: Args & { tenant: TenantInfo }) => Promise<R>,
): (args: Args) => Promise<R> {
  return anyone((args) => work({ ...args, tenant: requireTenant(args.context) }));
}

function refusal(error: { code: keyof typeof ERROR_STATUS; message: string }, requestId: string) {
  const { code, message } = error;
  return data({ code, message, requestId }, { status: ERROR_STATUS[code] });
}
