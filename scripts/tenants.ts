/** `npm run tenants -- …`: what an operator does with tenants. */
import { parseArgs } from "node:util";
import { fail, Trouble } from "./local/step.ts";
import {
  call,
  SERVER_HELP,
  SERVER_OPTIONS,
  type Server,
  serverAt,
  table,
} from "./operator/call.ts";
import { growPool, provisionPool } from "./operator/grow-pool.ts";

const HELP = `npm run tenants -- <command>

  list                     every tenant, and how many databases are free
  create --slug … --name … --kind … --country … --given-name … [--family-name …] --email …
                           signs a school up; the founder's password is read from HOMEROOM_PASSWORD
  migrate [slug]           brings one tenant, or all that are behind, to the code's schema
  suspend <slug>           shuts a tenant out (everywhere within 30 seconds)
  resume <slug>            lets it in again
  grow <n>                 adds n databases to the pool in wrangler.toml
                           --remote creates them in your account first, --location <hint> says where
  provision                creates in your account every database of wrangler.toml that has only a
                           local id so far, and writes the real ids (--location <hint>)

${SERVER_HELP}`;

type Tenant = {
  slug: string;
  name: string;
  kind: string;
  country: string;
  status: string;
  schemaVersion: number;
  migrationError: string | null;
};
type Migrated = { slug?: string; id?: string; version: number; error: string | null };

const FIELDS = {
  slug: { type: "string" },
  name: { type: "string" },
  kind: { type: "string" },
  country: { type: "string" },
  "given-name": { type: "string" },
  "family-name": { type: "string" },
  email: { type: "string" },
  locale: { type: "string" },
  "time-zone": { type: "string" },
  remote: { type: "boolean", default: false },
  location: { type: "string" },
} as const;

try {
  const { values, positionals } = parseArgs({
    options: { ...SERVER_OPTIONS, ...FIELDS },
    allowPositionals: true,
  });
  const [command, subject] = positionals;
  if (values.help || !command) console.log(HELP);
  else await run(command, subject, values, serverAt(values.url));
} catch (error) {
  fail(error instanceof TypeError ? new Trouble(`${error.message}\n\n${HELP}`) : error);
}

type Values = Partial<Record<keyof typeof FIELDS, string | boolean>>;

async function run(
  command: string,
  subject: string | undefined,
  values: Values,
  server: Server,
): Promise<void> {
  if (command === "list") return list(server);
  if (command === "create") return create(server, values);
  if (command === "migrate") return migrate(server, subject);
  if (command === "grow") return grow(Number(subject), values);
  if (command === "provision") return provision(values);
  if (command !== "suspend" && command !== "resume") {
    throw new Trouble(`There is no command "${command}".\n\n${HELP}`);
  }
  if (!subject) throw new Trouble(`Say which tenant: npm run tenants -- ${command} <slug>`);
  await call(server, "POST", `tenants/${encodeURIComponent(subject)}/${command}`);
  console.log(`${subject} is ${command === "suspend" ? "suspended" : "open again"}.`);
}

async function list(server: Server): Promise<void> {
  const all: Tenant[] = [];
  let pool: Record<string, number> = {};
  for (let after = ""; ; ) {
    const page = await call<{ tenants: Tenant[]; pool: Record<string, number> }>(
      server,
      "GET",
      `tenants?after=${encodeURIComponent(after)}`,
    );
    pool = page.pool;
    all.push(...page.tenants);
    const last = page.tenants.at(-1);
    if (!last || page.tenants.length < 200) break;
    after = last.slug;
  }
  const rows = all.map(({ slug, name, kind, country, status, schemaVersion, migrationError }) => ({
    slug,
    status,
    schema: schemaVersion,
    kind,
    country,
    name,
    problem: migrationError,
  }));
  console.log(rows.length > 0 ? table(rows) : "There are no tenants yet.");
  const databases = Object.entries(pool).map(([state, count]) => `${count} ${state}`);
  console.log(`\n${all.length} tenants; databases: ${databases.join(", ")}`);
}

async function create(server: Server, values: Values): Promise<void> {
  const password = process.env.HOMEROOM_PASSWORD;
  if (!password) throw new Trouble("Set HOMEROOM_PASSWORD to the founder's first password.");
  const text = (name: keyof typeof FIELDS) => values[name] || undefined;
  const made = await call<{ slug: string; tenantId: string }>(server, "POST", "tenants", {
    slug: text("slug"),
    schoolName: text("name"),
    kind: text("kind"),
    country: text("country"),
    givenName: text("given-name"),
    familyName: text("family-name"),
    email: text("email"),
    locale: text("locale"),
    timeZone: text("time-zone"),
    password,
  });
  console.log(`${made.slug} is open (${made.tenantId}).`);
}

async function migrate(server: Server, slug: string | undefined): Promise<void> {
  const results = slug
    ? [await call<Migrated>(server, "POST", `tenants/${encodeURIComponent(slug)}/migrate`)]
    : await migrateAll(server);
  for (const { slug: name, id, version, error } of results) {
    console.log(`${name ?? id}: version ${version}${error ? `, failed: ${error}` : ""}`);
  }
  if (results.length === 0) console.log("Every tenant is on the code's schema.");
  if (results.some((one) => one.error)) process.exitCode = 1;
}

/** A hundred at a time; one that failed is not behind again for some minutes. */
async function migrateAll(server: Server): Promise<Migrated[]> {
  const all: Migrated[] = [];
  for (;;) {
    const some = await call<Migrated[]>(server, "POST", "migrate");
    all.push(...some);
    if (some.length === 0) return all;
  }
}

function locationOf(values: Values): { location?: string } {
  return typeof values.location === "string" ? { location: values.location } : {};
}

function provision(values: Values): void {
  const made = provisionPool(locationOf(values));
  console.log(
    made.length > 0
      ? `Created ${made.length} databases; their ids are in wrangler.toml.`
      : "Every database of wrangler.toml has an id of your account already.",
  );
}

function grow(count: number, values: Values): void {
  const made = growPool(count, { remote: values.remote === true, ...locationOf(values) });
  console.log(`Added ${made.join(", ")} to wrangler.toml.`);
  console.log(
    values.remote
      ? "Deploy (npx wrangler deploy) and the pool takes them in."
      : "Restart the server and the pool takes them in.",
  );
}
