import type { ControlDb, TenantDb } from "./database";

/** A role held by a person: everywhere in the organisation (`schoolId` null) or in one school. */
export type RoleGrant = { role: string; schoolId: string | null };

/** Who acts. `label` is what an audit entry shows besides the id. */
export type Actor =
  | {
      kind: "user";
      personId: string;
      identityId: string;
      sessionId: string;
      roles: RoleGrant[];
    }
  | { kind: "system"; job: string }
  | { kind: "platform"; identityId: string }
  | { kind: "anonymous" };

/** What is known of a tenant before its database is opened. */
export type TenantInfo = {
  id: string;
  slug: string;
  name: string;
  kind: string;
  country: string;
  locale: string;
  timeZone: string;
  currency: string;
  accent: string | null;
  features: Record<string, boolean>;
  status: string;
  schemaVersion: number;
};

/** Stored bytes under a tenant's own prefix. Keys are relative to the tenant. */
export type FileStore = {
  put(key: string, body: ArrayBuffer | Uint8Array | ReadableStream, type: string): Promise<void>;
  get(key: string): Promise<{
    size: number;
    bytes(): Promise<Uint8Array<ArrayBuffer>>;
    body: ReadableStream;
  } | null>;
  delete(key: string): Promise<void>;
};

/** Where mail leaves. In development it stays in the outbox page. */
export type MailPort = {
  send(mail: { to: string; subject: string; html: string; text: string }): Promise<void>;
  /** Whether bodies, which hold links, may be stored (development only). */
  keepsBodies: boolean;
};

/** What a verb may ask of the runtime without knowing it. `room` is filled by the attendance module's port type. */
export type Ports = {
  files: FileStore;
  mail: MailPort;
  /** The live room of one school. */
  room: (schoolId: string) => RoomPort;
  /** Wakes the outbox of this tenant after a commit that wrote to it. */
  followUp: () => void;
};

/** Opaque here; attendance declares what a room can be asked (`RegisterRoom`). */
// biome-ignore lint/suspicious/noEmptyInterface: augmented by the attendance module
export interface RoomPort {}

/** Everything a tenant's verb stands on. A plain object, one a request or job. */
export type Ctx = {
  tenant: TenantInfo;
  actor: Actor;
  db: TenantDb;
  now: number;
  requestId: string;
  ports: Ports;
};

/** Everything a platform verb (sign-up, sign-in, tenants) stands on. */
export type ControlCtx = {
  actor: Actor;
  db: ControlDb;
  /** How often control was asked so far. */
  d1Trips: () => number;
  now: number;
  requestId: string;
  /** Opens a tenant's database by its binding name; only tenancy calls it. */
  openTenant: (binding: string, bookmark?: string | null) => TenantDb;
  /** The names of the tenant databases bound to this Worker. */
  pool: string[];
  secrets: { signingJwk: string; refreshKey: string };
  /** Host of the app with its port; tenants live on its subdomains. */
  appHost: string;
  /** The origin of a tenant's host, or of the bare app host for null. */
  originOf: (slug: string | null) => string;
  /** Puts a stored queue message back into the queue. */
  replay: (message: unknown) => Promise<void>;
  /** Makes the ports of a tenant, for verbs that go on inside it. */
  portsOf: (tenantId: string) => Ports;
};
