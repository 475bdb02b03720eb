export const DEMO_PASSWORD = "homeroom-demo";
export const DEMO_OWNER = "owner@homeroom.example";
export const DEMO_SLUGS = ["sakura", "harare-primary", "kilimani", "lincoln-ptsa"] as const;
export type DemoSlug = (typeof DEMO_SLUGS)[number];

/** What each demo school is, for people at a terminal. */
export const DEMO_TITLES: Record<DemoSlug, string> = {
  sakura: "さくら英会話, Japan: a conversation school with two branches",
  "harare-primary": "Msasa Park Primary School, Harare",
  kilimani: "Shule ya Sekondari Kilimani, Arusha",
  "lincoln-ptsa": "Lincoln Elementary PTSA, Ohio",
};

/** The demo logins of every school; the address is `<name>@<slug>.example`. */
export const DEMO_ACCOUNTS = ["admin", "teacher", "accountant", "parent", "student"] as const;
export type DemoAccount = (typeof DEMO_ACCOUNTS)[number];

export function demoEmail(account: DemoAccount, slug: string): string {
  return `${account}@${slug}.example`;
}
