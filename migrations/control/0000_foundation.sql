CREATE TABLE `identities` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`password_hash` text,
	`platform_role` text,
	`locale` text,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `identities_email_unique` ON `identities` (`email`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`identity_id` text NOT NULL,
	`tenant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_by_identity` ON `memberships` (`identity_id`,`tenant_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_by_person` ON `memberships` (`tenant_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `one_time_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`identity_id` text,
	`email` text,
	`tenant_id` text,
	`person_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `one_time_tokens_by_expiry` ON `one_time_tokens` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`identity_id` text NOT NULL,
	`tenant_id` text,
	`person_id` text,
	`device` text,
	`current_hash` text NOT NULL,
	`previous_hash` text,
	`rotated_at` integer NOT NULL,
	`grace_used` integer DEFAULT false NOT NULL,
	`refresh_expires_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`end_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_current_hash_unique` ON `sessions` (`current_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_previous_hash_unique` ON `sessions` (`previous_hash`);--> statement-breakpoint
CREATE INDEX `sessions_by_identity` ON `sessions` (`identity_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `spent_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `spent_tokens_by_expiry` ON `spent_tokens` (`expires_at`);--> statement-breakpoint
CREATE TABLE `schema_migrations` (
	`version` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`applied_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `dead_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`message_id` text NOT NULL,
	`tenant_id` text,
	`type` text NOT NULL,
	`body` text NOT NULL,
	`attempts` integer NOT NULL,
	`error` text,
	`at` integer NOT NULL,
	`replayed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dead_letters_message_id_unique` ON `dead_letters` (`message_id`);--> statement-breakpoint
CREATE INDEX `dead_letters_by_time` ON `dead_letters` (`at`);--> statement-breakpoint
CREATE TABLE `platform_audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`tenant_id` text,
	`detail` text,
	`request_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `platform_audit_by_tenant` ON `platform_audit` (`tenant_id`,`at`);--> statement-breakpoint
CREATE TABLE `pool_claims` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`binding` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tenant_databases` (
	`binding` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`tenant_id` text,
	`claimed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tenant_databases_tenant_id_unique` ON `tenant_databases` (`tenant_id`);--> statement-breakpoint
CREATE INDEX `tenant_databases_free` ON `tenant_databases` (`binding`) WHERE "tenant_databases"."state" = 'free';--> statement-breakpoint
CREATE TABLE `tenant_migrations` (
	`tenant_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`error` text,
	PRIMARY KEY(`tenant_id`, `version`, `at`)
);
--> statement-breakpoint
CREATE TABLE `tenants` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`country` text NOT NULL,
	`locale` text NOT NULL,
	`time_zone` text NOT NULL,
	`currency` text NOT NULL,
	`accent` text,
	`plan` text DEFAULT 'standard' NOT NULL,
	`features` text DEFAULT '{}' NOT NULL,
	`status` text NOT NULL,
	`placement` text DEFAULT 'pool' NOT NULL,
	`database_binding` text,
	`schema_version` integer DEFAULT 0 NOT NULL,
	`migration_error` text,
	`lease_until` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tenants_slug_unique` ON `tenants` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `tenants_database_binding_unique` ON `tenants` (`database_binding`);