CREATE TABLE `audit_log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`action` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`school_id` text,
	`before` text,
	`after` text,
	`request_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_log_by_subject` ON `audit_log` (`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_log_by_time` ON `audit_log` (`at`);--> statement-breakpoint
CREATE INDEX `audit_log_by_actor` ON `audit_log` (`actor_id`,`at`);--> statement-breakpoint
CREATE TABLE `guards` (
	`ok` integer NOT NULL,
	CONSTRAINT "guard_holds" CHECK("guards"."ok" = 1)
);
--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`html` text NOT NULL,
	`text` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`error` text
);
--> statement-breakpoint
CREATE INDEX `mails_by_time` ON `mails` (`created_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL,
	`not_before` integer NOT NULL,
	`sent_at` integer,
	`done_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`not_before`) WHERE "outbox"."sent_at" is null;--> statement-breakpoint
CREATE INDEX `outbox_under_way` ON `outbox` (`sent_at`) WHERE "outbox"."done_at" is null;--> statement-breakpoint
CREATE INDEX `outbox_done` ON `outbox` (`done_at`);--> statement-breakpoint
CREATE TABLE `schema_migrations` (
	`version` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`applied_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `academic_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`sourced_id` text NOT NULL,
	`title` text NOT NULL,
	`type` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`parent_id` text,
	`school_year` integer NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `academic_sessions_sourced_id_unique` ON `academic_sessions` (`sourced_id`);--> statement-breakpoint
CREATE INDEX `academic_sessions_by_date` ON `academic_sessions` (`status`,`starts_on`);--> statement-breakpoint
CREATE TABLE `calendar_days` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text DEFAULT '' NOT NULL,
	`on_date` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`weekday` integer,
	`closes_at` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_days_once` ON `calendar_days` (`on_date`,`school_id`);--> statement-breakpoint
CREATE TABLE `class_sessions` (
	`class_id` text NOT NULL,
	`session_id` text NOT NULL,
	PRIMARY KEY(`class_id`, `session_id`),
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `academic_sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `class_sessions_by_session` ON `class_sessions` (`session_id`);--> statement-breakpoint
CREATE TABLE `classes` (
	`id` text PRIMARY KEY NOT NULL,
	`sourced_id` text NOT NULL,
	`school_id` text NOT NULL,
	`course_id` text,
	`title` text NOT NULL,
	`code` text,
	`type` text DEFAULT 'scheduled' NOT NULL,
	`grades` text DEFAULT '[]' NOT NULL,
	`location` text,
	`periods` text,
	`ended_on` text,
	`status` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `classes_sourced_id_unique` ON `classes` (`sourced_id`);--> statement-breakpoint
CREATE INDEX `classes_by_school` ON `classes` (`school_id`,`status`,`title`,`id`);--> statement-breakpoint
CREATE INDEX `classes_by_title` ON `classes` (`status`,`title`,`id`);--> statement-breakpoint
CREATE TABLE `courses` (
	`id` text PRIMARY KEY NOT NULL,
	`sourced_id` text NOT NULL,
	`school_id` text,
	`title` text NOT NULL,
	`code` text,
	`grades` text DEFAULT '[]' NOT NULL,
	`session_id` text,
	`status` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`session_id`) REFERENCES `academic_sessions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `courses_sourced_id_unique` ON `courses` (`sourced_id`);--> statement-breakpoint
CREATE INDEX `courses_by_title` ON `courses` (`status`,`title`,`id`);--> statement-breakpoint
CREATE TABLE `enrollments` (
	`id` text PRIMARY KEY NOT NULL,
	`sourced_id` text NOT NULL,
	`class_id` text NOT NULL,
	`school_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`is_primary` integer DEFAULT false NOT NULL,
	`begins_on` text,
	`ends_on` text,
	`status` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrollments_sourced_id_unique` ON `enrollments` (`sourced_id`);--> statement-breakpoint
CREATE INDEX `enrollments_by_class` ON `enrollments` (`class_id`,`role`,`status`,`person_id`);--> statement-breakpoint
CREATE INDEX `enrollments_by_person` ON `enrollments` (`person_id`,`role`,`status`,`class_id`);--> statement-breakpoint
CREATE INDEX `enrollments_by_change` ON `enrollments` (`updated_at`);--> statement-breakpoint
CREATE INDEX `enrollments_due` ON `enrollments` (`ends_on`) WHERE "enrollments"."status" = 'active' and "enrollments"."ends_on" is not null;--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`school_id` text NOT NULL,
	`weekday` integer NOT NULL,
	`period_id` text,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`location` text,
	`begins_on` text,
	`ends_on` text,
	`status` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`period_id`) REFERENCES `periods`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `meetings_by_school_day` ON `meetings` (`school_id`,`weekday`,`status`,`starts_at`);--> statement-breakpoint
CREATE INDEX `meetings_by_class` ON `meetings` (`class_id`,`status`,`weekday`,`starts_at`);--> statement-breakpoint
CREATE TABLE `periods` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`title` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`position` integer NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `periods_by_school` ON `periods` (`school_id`,`status`,`position`);--> statement-breakpoint
CREATE TABLE `attendance_codes` (
	`code` text PRIMARY KEY NOT NULL,
	`category` text NOT NULL,
	`label` text NOT NULL,
	`labels` text DEFAULT '{}' NOT NULL,
	`on_site` integer NOT NULL,
	`tells_guardians` integer NOT NULL,
	`position` integer NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attendance_codes_by_position` ON `attendance_codes` (`status`,`position`);--> statement-breakpoint
CREATE TABLE `mark_events` (
	`op_id` text NOT NULL,
	`register_id` text NOT NULL,
	`student_id` text NOT NULL,
	`seq` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text,
	`code` text,
	`minutes_late` integer,
	`note` text,
	`source` text NOT NULL,
	`actor_id` text,
	`at` integer NOT NULL,
	`device_at` integer,
	`base_version` integer NOT NULL,
	`version` integer NOT NULL,
	`previous_code` text,
	PRIMARY KEY(`register_id`, `op_id`),
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mark_events_by_register` ON `mark_events` (`register_id`,`seq`);--> statement-breakpoint
CREATE INDEX `mark_events_by_student` ON `mark_events` (`student_id`,`at`);--> statement-breakpoint
CREATE TABLE `marks` (
	`register_id` text NOT NULL,
	`student_id` text NOT NULL,
	`class_id` text NOT NULL,
	`school_id` text NOT NULL,
	`on_date` text NOT NULL,
	`starts_at` text NOT NULL,
	`code` text,
	`category` text,
	`minutes_late` integer,
	`note` text,
	`source` text NOT NULL,
	`set_by` text,
	`set_at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`register_id`, `student_id`),
	FOREIGN KEY (`register_id`) REFERENCES `registers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`code`) REFERENCES `attendance_codes`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `marks_by_student` ON `marks` (`student_id`,`on_date`,`starts_at`);--> statement-breakpoint
CREATE INDEX `marks_by_class` ON `marks` (`class_id`,`on_date`,`starts_at`);--> statement-breakpoint
CREATE INDEX `marks_by_school_day` ON `marks` (`school_id`,`on_date`,`category`);--> statement-breakpoint
CREATE INDEX `marks_absent` ON `marks` (`student_id`,`on_date`) WHERE "marks"."category" = 'absent';--> statement-breakpoint
CREATE TABLE `registers` (
	`id` text PRIMARY KEY NOT NULL,
	`class_id` text NOT NULL,
	`school_id` text NOT NULL,
	`on_date` text NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`period_title` text,
	`state` text NOT NULL,
	`opened_by` text,
	`opened_at` integer,
	`submitted_by` text,
	`submitted_at` integer,
	`reopened_by` text,
	`reopened_at` integer,
	`reopen_reason` text,
	`present` integer DEFAULT 0 NOT NULL,
	`late` integer DEFAULT 0 NOT NULL,
	`absent` integer DEFAULT 0 NOT NULL,
	`excused` integer DEFAULT 0 NOT NULL,
	`unmarked` integer DEFAULT 0 NOT NULL,
	`seq` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`class_id`) REFERENCES `classes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `registers_by_school_day` ON `registers` (`school_id`,`on_date`,`starts_at`);--> statement-breakpoint
CREATE INDEX `registers_by_class` ON `registers` (`class_id`,`on_date`,`starts_at`);--> statement-breakpoint
CREATE INDEX `registers_by_change` ON `registers` (`updated_at`);--> statement-breakpoint
CREATE TABLE `role_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`school_id` text,
	`reach` text NOT NULL,
	`begins_on` text,
	`ends_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_assignments_once` ON `role_assignments` (`person_id`,`role`,`reach`);--> statement-breakpoint
CREATE INDEX `role_assignments_by_role` ON `role_assignments` (`role`,`reach`);--> statement-breakpoint
CREATE TABLE `import_problems` (
	`import_id` text NOT NULL,
	`position` integer NOT NULL,
	`severity` text NOT NULL,
	`file` text NOT NULL,
	`line` integer,
	`column_name` text,
	`code` text NOT NULL,
	`message` text NOT NULL,
	`value` text,
	PRIMARY KEY(`import_id`, `position`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_rows` (
	`import_id` text NOT NULL,
	`entity` text NOT NULL,
	`position` integer NOT NULL,
	`sourced_id` text NOT NULL,
	`record_id` text NOT NULL,
	`change` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`before` text,
	`after` text,
	`applied` integer DEFAULT false NOT NULL,
	`undone` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`import_id`, `entity`, `position`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_rows_once` ON `import_rows` (`import_id`,`entity`,`sourced_id`);--> statement-breakpoint
CREATE INDEX `import_rows_by_change` ON `import_rows` (`import_id`,`change`,`entity`,`position`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`format` text,
	`file_name` text NOT NULL,
	`file_key` text NOT NULL,
	`file_size` integer NOT NULL,
	`options` text DEFAULT '{}' NOT NULL,
	`summary` text,
	`cursor` text,
	`revision` integer DEFAULT 0 NOT NULL,
	`step` text,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`error` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`checked_at` integer,
	`committed_at` integer,
	`undone_at` integer
);
--> statement-breakpoint
CREATE INDEX `imports_by_time` ON `imports` (`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `imports_one_at_work` ON `imports` ((1)) WHERE "imports"."state" in ('committing', 'undoing');--> statement-breakpoint
CREATE TABLE `guardianships` (
	`id` text PRIMARY KEY NOT NULL,
	`guardian_id` text NOT NULL,
	`student_id` text NOT NULL,
	`relation` text NOT NULL,
	`priority` integer DEFAULT 1 NOT NULL,
	`may_pick_up` integer DEFAULT true NOT NULL,
	`receives_messages` integer DEFAULT true NOT NULL,
	`sees_results` integer DEFAULT true NOT NULL,
	`pays` integer DEFAULT false NOT NULL,
	`custody_restricted` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`guardian_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `guardianships_once` ON `guardianships` (`guardian_id`,`student_id`);--> statement-breakpoint
CREATE INDEX `guardianships_by_student` ON `guardianships` (`student_id`,`priority`);--> statement-breakpoint
CREATE TABLE `household_members` (
	`household_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`household_id`, `person_id`),
	FOREIGN KEY (`household_id`) REFERENCES `households`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `household_members_by_person` ON `household_members` (`person_id`);--> statement-breakpoint
CREATE TABLE `households` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`locale` text,
	`address` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`sourced_id` text NOT NULL,
	`given_name` text NOT NULL,
	`middle_name` text,
	`family_name` text DEFAULT '' NOT NULL,
	`preferred_name` text,
	`kana_given_name` text,
	`kana_family_name` text,
	`sort_name` text NOT NULL,
	`username` text,
	`email` text,
	`phone` text,
	`birth_on` text,
	`sex` text,
	`locale` text,
	`status` text DEFAULT 'active' NOT NULL,
	`metadata` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_sourced_id_unique` ON `people` (`sourced_id`);--> statement-breakpoint
CREATE INDEX `people_by_sort_name` ON `people` (`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `people_by_email` ON `people` (`email`);--> statement-breakpoint
CREATE INDEX `people_by_change` ON `people` (`updated_at`);--> statement-breakpoint
CREATE TABLE `person_terms` (
	`term` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`term`, `person_id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `person_terms_by_person` ON `person_terms` (`person_id`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_number` text,
	`title` text,
	`subjects` text DEFAULT '[]' NOT NULL,
	`sort_name` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`started_on` text,
	`ended_on` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `staff_by_status` ON `staff` (`status`,`sort_name`,`id`);--> statement-breakpoint
CREATE TABLE `student_stays` (
	`student_id` text NOT NULL,
	`school_id` text NOT NULL,
	`entered_on` text NOT NULL,
	`left_on` text,
	`leave_reason` text,
	PRIMARY KEY(`student_id`, `school_id`, `entered_on`),
	FOREIGN KEY (`student_id`) REFERENCES `students`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `students` (
	`id` text PRIMARY KEY NOT NULL,
	`school_id` text NOT NULL,
	`admission_number` text,
	`grade` text,
	`sort_name` text NOT NULL,
	`status` text DEFAULT 'enrolled' NOT NULL,
	`entered_on` text,
	`left_on` text,
	`leave_reason` text,
	`alert_note` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_id`) REFERENCES `schools`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `students_by_school` ON `students` (`school_id`,`status`,`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `students_by_status` ON `students` (`status`,`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `students_by_grade` ON `students` (`school_id`,`grade`,`status`,`sort_name`);--> statement-breakpoint
CREATE UNIQUE INDEX `students_by_number` ON `students` (`school_id`,`admission_number`) WHERE "students"."admission_number" is not null;--> statement-breakpoint
CREATE INDEX `students_by_change` ON `students` (`updated_at`);--> statement-breakpoint
CREATE INDEX `students_due` ON `students` (`left_on`) WHERE "students"."status" = 'enrolled' and "students"."left_on" is not null;--> statement-breakpoint
CREATE TABLE `schools` (
	`id` text PRIMARY KEY NOT NULL,
	`sourced_id` text NOT NULL,
	`name` text NOT NULL,
	`type` text DEFAULT 'school' NOT NULL,
	`identifier` text,
	`parent_id` text,
	`time_zone` text NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schools_sourced_id_unique` ON `schools` (`sourced_id`);--> statement-breakpoint
CREATE INDEX `schools_by_change` ON `schools` (`updated_at`);