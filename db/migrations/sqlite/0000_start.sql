CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text,
	`actor_member_id` text,
	`actor_kind` text NOT NULL,
	`verb` text NOT NULL,
	`outcome` text NOT NULL,
	`subject_id` text,
	`patient_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `audit_entries_clinic_at` ON `audit_entries` (`clinic_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_entries_patient` ON `audit_entries` (`patient_id`,`at`);--> statement-breakpoint
CREATE TABLE `care_team_links` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`member_id` text NOT NULL,
	`part` text NOT NULL,
	`started_at` integer NOT NULL,
	`started_by_id` text NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`started_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `care_team_links_member` ON `care_team_links` (`member_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `care_team_links_episode` ON `care_team_links` (`episode_id`);--> statement-breakpoint
CREATE TABLE `check_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`local_day` text NOT NULL,
	`revision` integer NOT NULL,
	`rest_pain` integer,
	`worst_pain` integer,
	`woken_by_pain` integer,
	`night_unrelenting` integer,
	`analgesic_level` integer,
	`sedating` integer,
	`walk_minutes` integer,
	`stands_unaided` integer,
	`leg_worse` integer,
	`zone` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "check_ins_rest_pain" CHECK("check_ins"."rest_pain" is null or ("check_ins"."rest_pain" >= 0 and "check_ins"."rest_pain" <= 10)),
	CONSTRAINT "check_ins_worst_pain" CHECK("check_ins"."worst_pain" is null or ("check_ins"."worst_pain" >= 0 and "check_ins"."worst_pain" <= 10)),
	CONSTRAINT "check_ins_analgesic" CHECK("check_ins"."analgesic_level" is null or ("check_ins"."analgesic_level" >= 0 and "check_ins"."analgesic_level" <= 3)),
	CONSTRAINT "check_ins_walk" CHECK("check_ins"."walk_minutes" is null or ("check_ins"."walk_minutes" >= 0 and "check_ins"."walk_minutes" <= 1440)),
	CONSTRAINT "check_ins_day" CHECK("check_ins"."local_day" is null or (length("check_ins"."local_day") = 10 and "check_ins"."local_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `check_ins_day_revision` ON `check_ins` (`patient_id`,`local_day`,`revision`);--> statement-breakpoint
CREATE INDEX `check_ins_episode` ON `check_ins` (`episode_id`,`local_day`);--> statement-breakpoint
CREATE TABLE `clearance_revocations` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`clearance_id` text NOT NULL,
	`reason` text NOT NULL,
	`revoked_at` integer NOT NULL,
	`revoked_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`clearance_id`) REFERENCES `clearances`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`revoked_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clearance_revocations_clearance` ON `clearance_revocations` (`clearance_id`);--> statement-breakpoint
CREATE TABLE `clearances` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`gate_outcome` text NOT NULL,
	`criteria` text NOT NULL,
	`signed_day` text NOT NULL,
	`signed_at` integer NOT NULL,
	`signed_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`signed_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `clearances_episode` ON `clearances` (`episode_id`);--> statement-breakpoint
CREATE TABLE `clinics` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`zone` text NOT NULL,
	`emergency_number` text NOT NULL,
	`doctor_number` text NOT NULL,
	`crisis_line` text NOT NULL,
	`reply_time` text NOT NULL,
	`service_hours` text NOT NULL,
	`progression_enabled` integer NOT NULL,
	`clinicians_only_clear_urgent` integer NOT NULL,
	`is_demo` integer NOT NULL,
	`created_at` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`member_id` text NOT NULL,
	`text_version` text NOT NULL,
	`locale` text NOT NULL,
	`agreed_at` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consents_member_version` ON `consents` (`member_id`,`text_version`);--> statement-breakpoint
CREATE TABLE `episode_diagnoses` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`label` text NOT NULL,
	`added_at` integer NOT NULL,
	`added_by_id` text NOT NULL,
	`removed_at` integer,
	`removed_by_id` text,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`added_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`removed_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `episode_diagnoses_episode` ON `episode_diagnoses` (`episode_id`);--> statement-breakpoint
CREATE TABLE `episodes` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`onset_day` text NOT NULL,
	`region` text NOT NULL,
	`phase` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "episodes_onset_day" CHECK("episodes"."onset_day" is null or (length("episodes"."onset_day") = 10 and "episodes"."onset_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE INDEX `episodes_patient` ON `episodes` (`patient_id`);--> statement-breakpoint
CREATE INDEX `episodes_clinic` ON `episodes` (`clinic_id`);--> statement-breakpoint
CREATE TABLE `excuse_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`excuse_id` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`excuse_id`) REFERENCES `excuses`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `excuse_withdrawals_excuse` ON `excuse_withdrawals` (`excuse_id`);--> statement-breakpoint
CREATE TABLE `excuses` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "excuses_from" CHECK("excuses"."from_day" is null or (length("excuses"."from_day") = 10 and "excuses"."from_day" like '____-__-__')),
	CONSTRAINT "excuses_to" CHECK("excuses"."to_day" is null or (length("excuses"."to_day") = 10 and "excuses"."to_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE INDEX `excuses_episode` ON `excuses` (`episode_id`);--> statement-breakpoint
CREATE TABLE `exercises` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`instructions` text NOT NULL,
	`category` text NOT NULL,
	`ladder` text,
	`rung` integer,
	`easier_slug` text,
	`harder_slug` text,
	`side` text NOT NULL,
	`position` text NOT NULL,
	`region` text NOT NULL,
	`rest_seconds` integer NOT NULL,
	`effort_max` integer NOT NULL,
	`loadable` integer NOT NULL,
	`sessions_per_week` integer NOT NULL,
	`axis` text NOT NULL,
	`sets` integer NOT NULL,
	`reps` integer,
	`hold_seconds` integer,
	`duration_seconds` integer,
	`distance_m` integer,
	`load_g` integer,
	`sets_min` integer NOT NULL,
	`sets_max` integer NOT NULL,
	`reps_min` integer,
	`reps_max` integer,
	`hold_seconds_min` integer,
	`hold_seconds_max` integer,
	`duration_seconds_min` integer,
	`duration_seconds_max` integer,
	`distance_m_min` integer,
	`distance_m_max` integer,
	`caution_disc` integer NOT NULL,
	`caution_facet_oa` integer NOT NULL,
	`caution_stenosis` integer NOT NULL,
	`caution_ddd` integer NOT NULL,
	`caution_acute_strain` integer NOT NULL,
	`details` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exercises_scope_slug` ON `exercises` (`scope`,`slug`);--> statement-breakpoint
CREATE TABLE `exposures` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`session_id` text NOT NULL,
	`prescription_id` text NOT NULL,
	`revision` integer NOT NULL,
	`pain_during` integer,
	`effort` integer,
	`stop_reason` text NOT NULL,
	`ended_by_app` integer NOT NULL,
	`not_reached` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`prescription_id`) REFERENCES `prescriptions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "exposures_pain_during" CHECK("exposures"."pain_during" is null or ("exposures"."pain_during" >= 0 and "exposures"."pain_during" <= 10)),
	CONSTRAINT "exposures_effort" CHECK("exposures"."effort" is null or ("exposures"."effort" >= 0 and "exposures"."effort" <= 10))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exposures_revision` ON `exposures` (`session_id`,`prescription_id`,`revision`);--> statement-breakpoint
CREATE INDEX `exposures_patient` ON `exposures` (`patient_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`member_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`email` text,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitations_member` ON `invitations` (`member_id`);--> statement-breakpoint
CREATE TABLE `late_entry_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`session_id` text NOT NULL,
	`accepted` integer NOT NULL,
	`reviewed_at` integer NOT NULL,
	`reviewed_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`reviewed_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `late_entry_reviews_session` ON `late_entry_reviews` (`session_id`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`title` text,
	`birth_year` integer,
	`zone` text NOT NULL,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "members_birth_year" CHECK("members"."birth_year" is null or ("members"."birth_year" >= 1900 and "members"."birth_year" <= 2100))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_clinic_user` ON `members` (`clinic_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `members_clinic_role` ON `members` (`clinic_id`,`role`);--> statement-breakpoint
CREATE TABLE `outbox_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`recipient` text NOT NULL,
	`template` text NOT NULL,
	`link` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `outbox_mails_due` ON `outbox_mails` (`sent_at`,`next_attempt_at`);--> statement-breakpoint
CREATE TABLE `phase_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`from_phase` text,
	`to_phase` text NOT NULL,
	`effective_day` text NOT NULL,
	`reason` text,
	`changed_at` integer NOT NULL,
	`changed_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`changed_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `phase_changes_episode` ON `phase_changes` (`episode_id`,`changed_at`);--> statement-breakpoint
CREATE TABLE `prescriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`version_id` text NOT NULL,
	`block_id` text NOT NULL,
	`position` integer NOT NULL,
	`exercise_id` text NOT NULL,
	`axis` text NOT NULL,
	`sets` integer NOT NULL,
	`reps` integer,
	`hold_seconds` integer,
	`duration_seconds` integer,
	`distance_m` integer,
	`load_g` integer,
	`side` text NOT NULL,
	`rest_seconds` integer NOT NULL,
	`tempo` text,
	`effort_max` integer NOT NULL,
	`bounds` text NOT NULL,
	`finds_load` integer NOT NULL,
	`note` text,
	`caution_reason` text,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`version_id`) REFERENCES `program_versions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`block_id`) REFERENCES `program_blocks`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exercise_id`) REFERENCES `exercises`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `prescriptions_position` ON `prescriptions` (`block_id`,`position`);--> statement-breakpoint
CREATE INDEX `prescriptions_version` ON `prescriptions` (`version_id`);--> statement-breakpoint
CREATE TABLE `program_blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`version_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`counts_as_main` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`version_id`) REFERENCES `program_versions`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `program_blocks_position` ON `program_blocks` (`version_id`,`position`);--> statement-breakpoint
CREATE TABLE `program_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`program_id` text NOT NULL,
	`ends_on` text NOT NULL,
	`reason` text NOT NULL,
	`ended_at` integer NOT NULL,
	`ended_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`ended_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `program_endings_program` ON `program_endings` (`program_id`);--> statement-breakpoint
CREATE TABLE `program_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`program_id` text NOT NULL,
	`number` integer NOT NULL,
	`effective_from` text NOT NULL,
	`schedule_kind` text NOT NULL,
	`weekdays` text,
	`per_week` integer,
	`slots_per_day` integer,
	`days_per_week` integer,
	`note_to_patient` text,
	`rules_config` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`program_id`) REFERENCES `programs`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`published_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "program_versions_effective_from" CHECK("program_versions"."effective_from" is null or (length("program_versions"."effective_from") = 10 and "program_versions"."effective_from" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `program_versions_number` ON `program_versions` (`program_id`,`number`);--> statement-breakpoint
CREATE INDEX `program_versions_episode` ON `program_versions` (`episode_id`,`effective_from`);--> statement-breakpoint
CREATE TABLE `programs` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`template_id` text,
	`name` text NOT NULL,
	`lane` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`template_id`) REFERENCES `templates`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`created_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `programs_episode` ON `programs` (`episode_id`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`window_started_at` integer NOT NULL,
	`hits` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `red_flag_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`screen_id` text NOT NULL,
	`question_id` text NOT NULL,
	`yes` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`screen_id`) REFERENCES `red_flag_screens`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `red_flag_answers_question` ON `red_flag_answers` (`screen_id`,`question_id`);--> statement-breakpoint
CREATE TABLE `red_flag_clearances` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`red_flag_id` text NOT NULL,
	`reason` text NOT NULL,
	`assessed_by` text,
	`assessed_on` text,
	`cleared_at` integer NOT NULL,
	`cleared_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`red_flag_id`) REFERENCES `red_flags`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`cleared_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `red_flag_clearances_flag` ON `red_flag_clearances` (`red_flag_id`);--> statement-breakpoint
CREATE TABLE `red_flag_context_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`context_id` text NOT NULL,
	`note` text,
	`reviewed_at` integer NOT NULL,
	`reviewed_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`context_id`) REFERENCES `red_flag_contexts`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`reviewed_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `red_flag_context_reviews_context` ON `red_flag_context_reviews` (`context_id`);--> statement-breakpoint
CREATE TABLE `red_flag_contexts` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`revision` integer NOT NULL,
	`birth_year` integer,
	`first_episode` integer,
	`cancer` integer,
	`recent_surgery` integer,
	`long_term_steroids` integer,
	`osteoporosis` integer,
	`weak_immune_system` integer,
	`pregnancy` integer,
	`recorded_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `red_flag_contexts_revision` ON `red_flag_contexts` (`patient_id`,`revision`);--> statement-breakpoint
CREATE TABLE `red_flag_screens` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`occasion` text NOT NULL,
	`local_day` text NOT NULL,
	`answered_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `red_flag_screens_episode` ON `red_flag_screens` (`episode_id`,`answered_at`);--> statement-breakpoint
CREATE TABLE `red_flags` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`screen_id` text NOT NULL,
	`question_id` text NOT NULL,
	`code` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`screen_id`) REFERENCES `red_flag_screens`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `red_flags_patient` ON `red_flags` (`patient_id`);--> statement-breakpoint
CREATE INDEX `red_flags_clinic` ON `red_flags` (`clinic_id`);--> statement-breakpoint
CREATE TABLE `session_amendments` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`session_id` text NOT NULL,
	`revision` integer NOT NULL,
	`local_day` text NOT NULL,
	`rest_pain_before` integer,
	`drowsy` integer,
	`withdrawn` integer NOT NULL,
	`reason` text,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "session_amendments_rest_pain" CHECK("session_amendments"."rest_pain_before" is null or ("session_amendments"."rest_pain_before" >= 0 and "session_amendments"."rest_pain_before" <= 10)),
	CONSTRAINT "session_amendments_day" CHECK("session_amendments"."local_day" is null or (length("session_amendments"."local_day") = 10 and "session_amendments"."local_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_amendments_revision` ON `session_amendments` (`session_id`,`revision`);--> statement-breakpoint
CREATE TABLE `session_credits` (
	`session_id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`version_id` text NOT NULL,
	`local_day` text NOT NULL,
	`credit` text NOT NULL,
	`counts` integer NOT NULL,
	`safety_stop` integer NOT NULL,
	`late` text NOT NULL,
	`pain_during` integer,
	`rest_pain_before` integer,
	`finished` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`version_id`) REFERENCES `program_versions`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `session_credits_episode` ON `session_credits` (`episode_id`,`local_day`);--> statement-breakpoint
CREATE INDEX `session_credits_clinic` ON `session_credits` (`clinic_id`);--> statement-breakpoint
CREATE TABLE `session_finishes` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`session_id` text NOT NULL,
	`finished_at` integer NOT NULL,
	`ended_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_finishes_session` ON `session_finishes` (`session_id`);--> statement-breakpoint
CREATE TABLE `session_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`session_id` text NOT NULL,
	`prescription_id` text NOT NULL,
	`set_index` integer NOT NULL,
	`side` text NOT NULL,
	`revision` integer NOT NULL,
	`done` integer NOT NULL,
	`load_g` integer,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`prescription_id`) REFERENCES `prescriptions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "session_sets_done" CHECK("session_sets"."done" is null or ("session_sets"."done" >= 0 and "session_sets"."done" <= 36000)),
	CONSTRAINT "session_sets_load" CHECK("session_sets"."load_g" is null or ("session_sets"."load_g" >= 0 and "session_sets"."load_g" <= 500000)),
	CONSTRAINT "session_sets_index" CHECK("session_sets"."set_index" is null or ("session_sets"."set_index" >= 0 and "session_sets"."set_index" <= 19))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_sets_revision` ON `session_sets` (`session_id`,`prescription_id`,`side`,`set_index`,`revision`);--> statement-breakpoint
CREATE INDEX `session_sets_patient` ON `session_sets` (`patient_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`patient_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`version_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`zone` text NOT NULL,
	`local_day` text NOT NULL,
	`source` text NOT NULL,
	`rest_pain_before` integer,
	`drowsy` integer,
	`recorded_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`recorded_by_id` text NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`patient_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`version_id`) REFERENCES `program_versions`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	CONSTRAINT "sessions_rest_pain_before" CHECK("sessions"."rest_pain_before" is null or ("sessions"."rest_pain_before" >= 0 and "sessions"."rest_pain_before" <= 10)),
	CONSTRAINT "sessions_local_day" CHECK("sessions"."local_day" is null or (length("sessions"."local_day") = 10 and "sessions"."local_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE INDEX `sessions_patient_day` ON `sessions` (`patient_id`,`local_day`);--> statement-breakpoint
CREATE INDEX `sessions_episode_day` ON `sessions` (`episode_id`,`local_day`);--> statement-breakpoint
CREATE TABLE `sign_in_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`member_id` text NOT NULL,
	`device` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `sign_in_sessions_user` ON `sign_in_sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `system_states` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `template_blocks` (
	`id` text PRIMARY KEY NOT NULL,
	`template_id` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`counts_as_main` integer NOT NULL,
	FOREIGN KEY (`template_id`) REFERENCES `templates`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `template_blocks_position` ON `template_blocks` (`template_id`,`position`);--> statement-breakpoint
CREATE TABLE `template_items` (
	`id` text PRIMARY KEY NOT NULL,
	`block_id` text NOT NULL,
	`position` integer NOT NULL,
	`exercise_id` text NOT NULL,
	`axis` text NOT NULL,
	`sets` integer NOT NULL,
	`reps` integer,
	`hold_seconds` integer,
	`duration_seconds` integer,
	`distance_m` integer,
	`load_g` integer,
	FOREIGN KEY (`block_id`) REFERENCES `template_blocks`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exercise_id`) REFERENCES `exercises`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `template_items_position` ON `template_items` (`block_id`,`position`);--> statement-breakpoint
CREATE TABLE `templates` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`stages` text NOT NULL,
	`min_weeks` integer NOT NULL,
	`max_weeks` integer NOT NULL,
	`session_minutes` integer NOT NULL,
	`advance` text NOT NULL,
	`avoid_default` text NOT NULL,
	`notes` text NOT NULL,
	`schedule_kind` text NOT NULL,
	`weekdays` text,
	`per_week` integer,
	`slots_per_day` integer,
	`days_per_week` integer,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `templates_scope_slug` ON `templates` (`scope`,`slug`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`sign_in_name` text,
	`name` text NOT NULL,
	`email` text,
	`passphrase_hash` text,
	`theme` text NOT NULL,
	`text_size` text NOT NULL,
	`created_at` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_sign_in_name` ON `users` (`sign_in_name`);