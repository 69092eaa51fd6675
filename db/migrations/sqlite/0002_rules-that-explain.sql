CREATE TABLE `daily_passes` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`day` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `daily_passes_day` ON `daily_passes` (`clinic_id`,`day`);--> statement-breakpoint
CREATE TABLE `decision_resolutions` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`kind` text NOT NULL,
	`dose` text,
	`reason` text,
	`version_id` text,
	`resolved_at` integer NOT NULL,
	`resolved_by_id` text,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`version_id`) REFERENCES `program_versions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`resolved_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_resolutions_decision` ON `decision_resolutions` (`decision_id`);--> statement-breakpoint
CREATE INDEX `decision_resolutions_episode` ON `decision_resolutions` (`episode_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`prescription_id` text NOT NULL,
	`version_id` text NOT NULL,
	`last_session_id` text NOT NULL,
	`exposure_ids` text NOT NULL,
	`inputs` text NOT NULL,
	`rule_version` text NOT NULL,
	`settings_hash` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`figures` text NOT NULL,
	`proposal` text,
	`occasion` text NOT NULL,
	`decided_on` text NOT NULL,
	`decided_at` integer NOT NULL,
	`supersedes_id` text,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exercise_id`) REFERENCES `exercises`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`prescription_id`) REFERENCES `prescriptions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`version_id`) REFERENCES `program_versions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`last_session_id`) REFERENCES `sessions`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `decisions_episode` ON `decisions` (`episode_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `decisions_outcome` ON `decisions` (`episode_id`,`outcome`);--> statement-breakpoint
CREATE INDEX `decisions_last_session` ON `decisions` (`last_session_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_supersedes` ON `decisions` (`supersedes_id`);--> statement-breakpoint
CREATE TABLE `flare_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`flare_id` text NOT NULL,
	`kind` text NOT NULL,
	`happened_on` text NOT NULL,
	`version_id` text,
	`reason` text,
	`recorded_at` integer NOT NULL,
	`recorded_by_id` text,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`flare_id`) REFERENCES `flares`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`version_id`) REFERENCES `program_versions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "flare_steps_happened_on" CHECK("flare_steps"."happened_on" is null or (length("flare_steps"."happened_on") = 10 and "flare_steps"."happened_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `flare_steps_kind` ON `flare_steps` (`flare_id`,`kind`);--> statement-breakpoint
CREATE INDEX `flare_steps_episode` ON `flare_steps` (`episode_id`);--> statement-breakpoint
CREATE TABLE `flares` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`started_on` text NOT NULL,
	`source` text NOT NULL,
	`baseline_nrs` integer,
	`rest_pain_nrs` integer,
	`version_before_id` text,
	`started_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`version_before_id`) REFERENCES `program_versions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "flares_started_on" CHECK("flares"."started_on" is null or (length("flares"."started_on") = 10 and "flares"."started_on" like '____-__-__')),
	CONSTRAINT "flares_baseline" CHECK("flares"."baseline_nrs" is null or ("flares"."baseline_nrs" >= 0 and "flares"."baseline_nrs" <= 10)),
	CONSTRAINT "flares_rest_pain" CHECK("flares"."rest_pain_nrs" is null or ("flares"."rest_pain_nrs" >= 0 and "flares"."rest_pain_nrs" <= 10))
);
--> statement-breakpoint
CREATE INDEX `flares_episode` ON `flares` (`episode_id`,`started_on`);--> statement-breakpoint
CREATE TABLE `next_day_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`session_day` text NOT NULL,
	`revision` integer NOT NULL,
	`pain_nrs` integer NOT NULL,
	`zone` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "next_day_answers_pain" CHECK("next_day_answers"."pain_nrs" is null or ("next_day_answers"."pain_nrs" >= 0 and "next_day_answers"."pain_nrs" <= 10)),
	CONSTRAINT "next_day_answers_day" CHECK("next_day_answers"."session_day" is null or (length("next_day_answers"."session_day") = 10 and "next_day_answers"."session_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `next_day_answers_revision` ON `next_day_answers` (`patient_id`,`session_day`,`revision`);--> statement-breakpoint
CREATE INDEX `next_day_answers_episode` ON `next_day_answers` (`episode_id`,`session_day`);--> statement-breakpoint
CREATE TABLE `prom_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`response_id` text NOT NULL,
	`replaced_by_id` text,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`response_id`) REFERENCES `prom_responses`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`replaced_by_id`) REFERENCES `prom_responses`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prom_corrections_response` ON `prom_corrections` (`response_id`);--> statement-breakpoint
CREATE INDEX `prom_corrections_episode` ON `prom_corrections` (`episode_id`);--> statement-breakpoint
CREATE TABLE `prom_pages` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`response_id` text NOT NULL,
	`instrument` text NOT NULL,
	`page` integer NOT NULL,
	`revision` integer NOT NULL,
	`answers` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prom_pages_revision` ON `prom_pages` (`response_id`,`page`,`revision`);--> statement-breakpoint
CREATE INDEX `prom_pages_episode` ON `prom_pages` (`episode_id`);--> statement-breakpoint
CREATE TABLE `prom_responses` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`instrument` text NOT NULL,
	`instrument_version` text NOT NULL,
	`occasion_week` integer,
	`local_day` text NOT NULL,
	`answers` text,
	`score_tenths` integer,
	`missing` integer,
	`valid` integer NOT NULL,
	`total_only` integer NOT NULL,
	`source` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "prom_responses_local_day" CHECK("prom_responses"."local_day" is null or (length("prom_responses"."local_day") = 10 and "prom_responses"."local_day" like '____-__-__')),
	CONSTRAINT "prom_responses_score" CHECK("prom_responses"."score_tenths" is null or ("prom_responses"."score_tenths" >= -100 and "prom_responses"."score_tenths" <= 1000))
);
--> statement-breakpoint
CREATE INDEX `prom_responses_episode` ON `prom_responses` (`episode_id`,`instrument`,`local_day`);--> statement-breakpoint
CREATE TABLE `psfs_activities` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `psfs_activities_position` ON `psfs_activities` (`episode_id`,`position`);--> statement-breakpoint
CREATE TABLE `rule_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`revision` integer NOT NULL,
	`config` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`changed_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_settings_revision` ON `rule_settings` (`clinic_id`,`revision`);--> statement-breakpoint
CREATE TABLE `signal_events` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`signal_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	`reason` text,
	`until` text,
	`data` text,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`signal_id`) REFERENCES `signals`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `signal_events_signal` ON `signal_events` (`signal_id`,`at`);--> statement-breakpoint
CREATE INDEX `signal_events_episode` ON `signal_events` (`episode_id`);--> statement-breakpoint
CREATE TABLE `signals` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`code` text NOT NULL,
	`opened_at` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`data` text NOT NULL,
	`state` text NOT NULL,
	`snoozed_until` text,
	`state_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "signals_snoozed_until" CHECK("signals"."snoozed_until" is null or (length("signals"."snoozed_until") = 10 and "signals"."snoozed_until" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signals_code` ON `signals` (`episode_id`,`code`);--> statement-breakpoint
CREATE INDEX `signals_clinic` ON `signals` (`clinic_id`,`state`);--> statement-breakpoint
CREATE TABLE `suspension_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`suspension_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`version_id` text,
	`ended_on` text NOT NULL,
	`ended_at` integer NOT NULL,
	`ended_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`suspension_id`) REFERENCES `suspensions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`version_id`) REFERENCES `program_versions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`ended_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suspension_endings_suspension` ON `suspension_endings` (`suspension_id`);--> statement-breakpoint
CREATE INDEX `suspension_endings_episode` ON `suspension_endings` (`episode_id`);--> statement-breakpoint
CREATE TABLE `suspensions` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`scope` text NOT NULL,
	`exercise_id` text NOT NULL,
	`version_id` text NOT NULL,
	`reason` text NOT NULL,
	`suspended_on` text NOT NULL,
	`suspended_at` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exercise_id`) REFERENCES `exercises`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`version_id`) REFERENCES `program_versions`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "suspensions_on" CHECK("suspensions"."suspended_on" is null or (length("suspensions"."suspended_on") = 10 and "suspensions"."suspended_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE INDEX `suspensions_episode` ON `suspensions` (`episode_id`);--> statement-breakpoint
ALTER TABLE `program_versions` ADD `origin` text DEFAULT 'person' NOT NULL;