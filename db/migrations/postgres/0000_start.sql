CREATE TABLE "audit_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text,
	"actor_member_id" text,
	"actor_kind" text NOT NULL,
	"verb" text NOT NULL,
	"outcome" text NOT NULL,
	"subject_id" text,
	"patient_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_team_links" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"member_id" text NOT NULL,
	"part" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"started_by_id" text NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"local_day" text NOT NULL,
	"revision" integer NOT NULL,
	"rest_pain" integer,
	"worst_pain" integer,
	"woken_by_pain" boolean,
	"night_unrelenting" boolean,
	"analgesic_level" integer,
	"sedating" boolean,
	"walk_minutes" integer,
	"stands_unaided" boolean,
	"leg_worse" boolean,
	"zone" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL,
	CONSTRAINT "check_ins_rest_pain" CHECK ("check_ins"."rest_pain" is null or ("check_ins"."rest_pain" >= 0 and "check_ins"."rest_pain" <= 10)),
	CONSTRAINT "check_ins_worst_pain" CHECK ("check_ins"."worst_pain" is null or ("check_ins"."worst_pain" >= 0 and "check_ins"."worst_pain" <= 10)),
	CONSTRAINT "check_ins_analgesic" CHECK ("check_ins"."analgesic_level" is null or ("check_ins"."analgesic_level" >= 0 and "check_ins"."analgesic_level" <= 3)),
	CONSTRAINT "check_ins_walk" CHECK ("check_ins"."walk_minutes" is null or ("check_ins"."walk_minutes" >= 0 and "check_ins"."walk_minutes" <= 1440)),
	CONSTRAINT "check_ins_day" CHECK ("check_ins"."local_day" is null or (length("check_ins"."local_day") = 10 and "check_ins"."local_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE "clearance_revocations" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"clearance_id" text NOT NULL,
	"reason" text NOT NULL,
	"revoked_at" timestamp (3) with time zone NOT NULL,
	"revoked_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clearances" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text,
	"gate_outcome" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"signed_day" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"signed_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clinics" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"zone" text NOT NULL,
	"emergency_number" text NOT NULL,
	"doctor_number" text NOT NULL,
	"crisis_line" text NOT NULL,
	"reply_time" text NOT NULL,
	"service_hours" text NOT NULL,
	"progression_enabled" boolean NOT NULL,
	"clinicians_only_clear_urgent" boolean NOT NULL,
	"is_demo" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"member_id" text NOT NULL,
	"text_version" text NOT NULL,
	"locale" text NOT NULL,
	"agreed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "episode_diagnoses" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"label" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by_id" text NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"removed_by_id" text
);
--> statement-breakpoint
CREATE TABLE "episodes" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"onset_day" text NOT NULL,
	"region" text NOT NULL,
	"phase" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_id" text NOT NULL,
	CONSTRAINT "episodes_onset_day" CHECK ("episodes"."onset_day" is null or (length("episodes"."onset_day") = 10 and "episodes"."onset_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE "excuse_withdrawals" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"excuse_id" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "excuses" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"from_day" text NOT NULL,
	"to_day" text NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL,
	CONSTRAINT "excuses_from" CHECK ("excuses"."from_day" is null or (length("excuses"."from_day") = 10 and "excuses"."from_day" like '____-__-__')),
	CONSTRAINT "excuses_to" CHECK ("excuses"."to_day" is null or (length("excuses"."to_day") = 10 and "excuses"."to_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE "exercises" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"instructions" text NOT NULL,
	"category" text NOT NULL,
	"ladder" text,
	"rung" integer,
	"easier_slug" text,
	"harder_slug" text,
	"side" text NOT NULL,
	"position" text NOT NULL,
	"region" text NOT NULL,
	"rest_seconds" integer NOT NULL,
	"effort_max" integer NOT NULL,
	"loadable" boolean NOT NULL,
	"sessions_per_week" integer NOT NULL,
	"axis" text NOT NULL,
	"sets" integer NOT NULL,
	"reps" integer,
	"hold_seconds" integer,
	"duration_seconds" integer,
	"distance_m" integer,
	"load_g" integer,
	"sets_min" integer NOT NULL,
	"sets_max" integer NOT NULL,
	"reps_min" integer,
	"reps_max" integer,
	"hold_seconds_min" integer,
	"hold_seconds_max" integer,
	"duration_seconds_min" integer,
	"duration_seconds_max" integer,
	"distance_m_min" integer,
	"distance_m_max" integer,
	"caution_disc" integer NOT NULL,
	"caution_facet_oa" integer NOT NULL,
	"caution_stenosis" integer NOT NULL,
	"caution_ddd" integer NOT NULL,
	"caution_acute_strain" integer NOT NULL,
	"details" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exposures" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"session_id" text NOT NULL,
	"prescription_id" text NOT NULL,
	"revision" integer NOT NULL,
	"pain_during" integer,
	"effort" integer,
	"stop_reason" text NOT NULL,
	"ended_by_app" boolean NOT NULL,
	"not_reached" boolean NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL,
	CONSTRAINT "exposures_pain_during" CHECK ("exposures"."pain_during" is null or ("exposures"."pain_during" >= 0 and "exposures"."pain_during" <= 10)),
	CONSTRAINT "exposures_effort" CHECK ("exposures"."effort" is null or ("exposures"."effort" >= 0 and "exposures"."effort" <= 10))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"member_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"email" text,
	"created_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "late_entry_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"session_id" text NOT NULL,
	"accepted" boolean NOT NULL,
	"reviewed_at" timestamp (3) with time zone NOT NULL,
	"reviewed_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"title" text,
	"birth_year" integer,
	"zone" text NOT NULL,
	"locale" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "members_birth_year" CHECK ("members"."birth_year" is null or ("members"."birth_year" >= 1900 and "members"."birth_year" <= 2100))
);
--> statement-breakpoint
CREATE TABLE "outbox_mails" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"recipient" text NOT NULL,
	"template" text NOT NULL,
	"link" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "phase_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"from_phase" text,
	"to_phase" text NOT NULL,
	"effective_day" text NOT NULL,
	"reason" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prescriptions" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"version_id" text NOT NULL,
	"block_id" text NOT NULL,
	"position" integer NOT NULL,
	"exercise_id" text NOT NULL,
	"axis" text NOT NULL,
	"sets" integer NOT NULL,
	"reps" integer,
	"hold_seconds" integer,
	"duration_seconds" integer,
	"distance_m" integer,
	"load_g" integer,
	"side" text NOT NULL,
	"rest_seconds" integer NOT NULL,
	"tempo" text,
	"effort_max" integer NOT NULL,
	"bounds" jsonb NOT NULL,
	"finds_load" boolean NOT NULL,
	"note" text,
	"caution_reason" text
);
--> statement-breakpoint
CREATE TABLE "program_blocks" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"version_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"counts_as_main" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "program_endings" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"program_id" text NOT NULL,
	"ends_on" text NOT NULL,
	"reason" text NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"ended_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "program_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"program_id" text NOT NULL,
	"number" integer NOT NULL,
	"effective_from" text NOT NULL,
	"schedule_kind" text NOT NULL,
	"weekdays" text,
	"per_week" integer,
	"slots_per_day" integer,
	"days_per_week" integer,
	"note_to_patient" text,
	"rules_config" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by_id" text NOT NULL,
	CONSTRAINT "program_versions_effective_from" CHECK ("program_versions"."effective_from" is null or (length("program_versions"."effective_from") = 10 and "program_versions"."effective_from" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE "programs" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"template_id" text,
	"name" text NOT NULL,
	"lane" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"window_started_at" timestamp (3) with time zone NOT NULL,
	"hits" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "red_flag_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"screen_id" text NOT NULL,
	"question_id" text NOT NULL,
	"yes" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "red_flag_clearances" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"red_flag_id" text NOT NULL,
	"reason" text NOT NULL,
	"assessed_by" text,
	"assessed_on" text,
	"cleared_at" timestamp (3) with time zone NOT NULL,
	"cleared_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "red_flag_context_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"context_id" text NOT NULL,
	"note" text,
	"reviewed_at" timestamp (3) with time zone NOT NULL,
	"reviewed_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "red_flag_contexts" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"revision" integer NOT NULL,
	"birth_year" integer,
	"first_episode" boolean,
	"cancer" boolean,
	"recent_surgery" boolean,
	"long_term_steroids" boolean,
	"osteoporosis" boolean,
	"weak_immune_system" boolean,
	"pregnancy" boolean,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "red_flag_screens" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"occasion" text NOT NULL,
	"local_day" text NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "red_flags" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"screen_id" text NOT NULL,
	"question_id" text NOT NULL,
	"code" text NOT NULL,
	"raised_by" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_amendments" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"session_id" text NOT NULL,
	"revision" integer NOT NULL,
	"local_day" text NOT NULL,
	"rest_pain_before" integer,
	"drowsy" boolean,
	"withdrawn" boolean NOT NULL,
	"reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL,
	CONSTRAINT "session_amendments_rest_pain" CHECK ("session_amendments"."rest_pain_before" is null or ("session_amendments"."rest_pain_before" >= 0 and "session_amendments"."rest_pain_before" <= 10)),
	CONSTRAINT "session_amendments_day" CHECK ("session_amendments"."local_day" is null or (length("session_amendments"."local_day") = 10 and "session_amendments"."local_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE "session_credits" (
	"session_id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"version_id" text NOT NULL,
	"local_day" text NOT NULL,
	"credit" text NOT NULL,
	"counts" boolean NOT NULL,
	"safety_stop" boolean NOT NULL,
	"late" text NOT NULL,
	"pain_during" integer,
	"rest_pain_before" integer,
	"finished" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_finishes" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"session_id" text NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"ended_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"session_id" text NOT NULL,
	"prescription_id" text NOT NULL,
	"set_index" integer NOT NULL,
	"side" text NOT NULL,
	"revision" integer NOT NULL,
	"done" integer NOT NULL,
	"load_g" integer,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL,
	CONSTRAINT "session_sets_done" CHECK ("session_sets"."done" is null or ("session_sets"."done" >= 0 and "session_sets"."done" <= 36000)),
	CONSTRAINT "session_sets_load" CHECK ("session_sets"."load_g" is null or ("session_sets"."load_g" >= 0 and "session_sets"."load_g" <= 500000)),
	CONSTRAINT "session_sets_index" CHECK ("session_sets"."set_index" is null or ("session_sets"."set_index" >= 0 and "session_sets"."set_index" <= 19))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"version_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"zone" text NOT NULL,
	"local_day" text NOT NULL,
	"source" text NOT NULL,
	"rest_pain_before" integer,
	"drowsy" boolean,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL,
	CONSTRAINT "sessions_rest_pain_before" CHECK ("sessions"."rest_pain_before" is null or ("sessions"."rest_pain_before" >= 0 and "sessions"."rest_pain_before" <= 10)),
	CONSTRAINT "sessions_local_day" CHECK ("sessions"."local_day" is null or (length("sessions"."local_day") = 10 and "sessions"."local_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE "sign_in_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"member_id" text NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "system_states" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_blocks" (
	"id" text PRIMARY KEY NOT NULL,
	"template_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"counts_as_main" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "template_items" (
	"id" text PRIMARY KEY NOT NULL,
	"block_id" text NOT NULL,
	"position" integer NOT NULL,
	"exercise_id" text NOT NULL,
	"axis" text NOT NULL,
	"sets" integer NOT NULL,
	"reps" integer,
	"hold_seconds" integer,
	"duration_seconds" integer,
	"distance_m" integer,
	"load_g" integer
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"stages" text NOT NULL,
	"min_weeks" integer NOT NULL,
	"max_weeks" integer NOT NULL,
	"session_minutes" integer NOT NULL,
	"advance" text NOT NULL,
	"avoid_default" text NOT NULL,
	"notes" text NOT NULL,
	"schedule_kind" text NOT NULL,
	"weekdays" text,
	"per_week" integer,
	"slots_per_day" integer,
	"days_per_week" integer,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"sign_in_name" text,
	"name" text NOT NULL,
	"email" text,
	"passphrase_hash" text,
	"theme" text NOT NULL,
	"text_size" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "care_team_links" ADD CONSTRAINT "care_team_links_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "care_team_links" ADD CONSTRAINT "care_team_links_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "care_team_links" ADD CONSTRAINT "care_team_links_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "care_team_links" ADD CONSTRAINT "care_team_links_started_by_id_members_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "clearance_revocations" ADD CONSTRAINT "clearance_revocations_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "clearance_revocations" ADD CONSTRAINT "clearance_revocations_clearance_id_clearances_id_fk" FOREIGN KEY ("clearance_id") REFERENCES "public"."clearances"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "clearance_revocations" ADD CONSTRAINT "clearance_revocations_revoked_by_id_members_id_fk" FOREIGN KEY ("revoked_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_signed_by_id_members_id_fk" FOREIGN KEY ("signed_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "episode_diagnoses" ADD CONSTRAINT "episode_diagnoses_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "episode_diagnoses" ADD CONSTRAINT "episode_diagnoses_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "episode_diagnoses" ADD CONSTRAINT "episode_diagnoses_added_by_id_members_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "episode_diagnoses" ADD CONSTRAINT "episode_diagnoses_removed_by_id_members_id_fk" FOREIGN KEY ("removed_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "episodes" ADD CONSTRAINT "episodes_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "episodes" ADD CONSTRAINT "episodes_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "episodes" ADD CONSTRAINT "episodes_created_by_id_members_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "excuse_withdrawals" ADD CONSTRAINT "excuse_withdrawals_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "excuse_withdrawals" ADD CONSTRAINT "excuse_withdrawals_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "excuse_withdrawals" ADD CONSTRAINT "excuse_withdrawals_excuse_id_excuses_id_fk" FOREIGN KEY ("excuse_id") REFERENCES "public"."excuses"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "excuse_withdrawals" ADD CONSTRAINT "excuse_withdrawals_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "excuses" ADD CONSTRAINT "excuses_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "excuses" ADD CONSTRAINT "excuses_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "excuses" ADD CONSTRAINT "excuses_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "excuses" ADD CONSTRAINT "excuses_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "exposures" ADD CONSTRAINT "exposures_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "exposures" ADD CONSTRAINT "exposures_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "exposures" ADD CONSTRAINT "exposures_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "exposures" ADD CONSTRAINT "exposures_prescription_id_prescriptions_id_fk" FOREIGN KEY ("prescription_id") REFERENCES "public"."prescriptions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "exposures" ADD CONSTRAINT "exposures_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_id_members_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "late_entry_reviews" ADD CONSTRAINT "late_entry_reviews_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "late_entry_reviews" ADD CONSTRAINT "late_entry_reviews_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "late_entry_reviews" ADD CONSTRAINT "late_entry_reviews_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "late_entry_reviews" ADD CONSTRAINT "late_entry_reviews_reviewed_by_id_members_id_fk" FOREIGN KEY ("reviewed_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "outbox_mails" ADD CONSTRAINT "outbox_mails_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "phase_changes" ADD CONSTRAINT "phase_changes_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "phase_changes" ADD CONSTRAINT "phase_changes_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "phase_changes" ADD CONSTRAINT "phase_changes_changed_by_id_members_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_version_id_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."program_versions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_block_id_program_blocks_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."program_blocks"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prescriptions" ADD CONSTRAINT "prescriptions_exercise_id_exercises_id_fk" FOREIGN KEY ("exercise_id") REFERENCES "public"."exercises"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "program_blocks" ADD CONSTRAINT "program_blocks_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "program_blocks" ADD CONSTRAINT "program_blocks_version_id_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."program_versions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "program_endings" ADD CONSTRAINT "program_endings_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "program_endings" ADD CONSTRAINT "program_endings_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "program_endings" ADD CONSTRAINT "program_endings_ended_by_id_members_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "program_versions" ADD CONSTRAINT "program_versions_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "program_versions" ADD CONSTRAINT "program_versions_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "program_versions" ADD CONSTRAINT "program_versions_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "program_versions" ADD CONSTRAINT "program_versions_program_id_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."programs"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "program_versions" ADD CONSTRAINT "program_versions_published_by_id_members_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_created_by_id_members_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_answers" ADD CONSTRAINT "red_flag_answers_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_answers" ADD CONSTRAINT "red_flag_answers_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_answers" ADD CONSTRAINT "red_flag_answers_screen_id_red_flag_screens_id_fk" FOREIGN KEY ("screen_id") REFERENCES "public"."red_flag_screens"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_clearances" ADD CONSTRAINT "red_flag_clearances_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_clearances" ADD CONSTRAINT "red_flag_clearances_red_flag_id_red_flags_id_fk" FOREIGN KEY ("red_flag_id") REFERENCES "public"."red_flags"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_clearances" ADD CONSTRAINT "red_flag_clearances_cleared_by_id_members_id_fk" FOREIGN KEY ("cleared_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_context_reviews" ADD CONSTRAINT "red_flag_context_reviews_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_context_reviews" ADD CONSTRAINT "red_flag_context_reviews_context_id_red_flag_contexts_id_fk" FOREIGN KEY ("context_id") REFERENCES "public"."red_flag_contexts"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_context_reviews" ADD CONSTRAINT "red_flag_context_reviews_reviewed_by_id_members_id_fk" FOREIGN KEY ("reviewed_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_contexts" ADD CONSTRAINT "red_flag_contexts_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_contexts" ADD CONSTRAINT "red_flag_contexts_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_contexts" ADD CONSTRAINT "red_flag_contexts_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_screens" ADD CONSTRAINT "red_flag_screens_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_screens" ADD CONSTRAINT "red_flag_screens_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_screens" ADD CONSTRAINT "red_flag_screens_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flag_screens" ADD CONSTRAINT "red_flag_screens_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flags" ADD CONSTRAINT "red_flags_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flags" ADD CONSTRAINT "red_flags_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flags" ADD CONSTRAINT "red_flags_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "red_flags" ADD CONSTRAINT "red_flags_screen_id_red_flag_screens_id_fk" FOREIGN KEY ("screen_id") REFERENCES "public"."red_flag_screens"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_amendments" ADD CONSTRAINT "session_amendments_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_amendments" ADD CONSTRAINT "session_amendments_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_amendments" ADD CONSTRAINT "session_amendments_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_amendments" ADD CONSTRAINT "session_amendments_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_credits" ADD CONSTRAINT "session_credits_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_credits" ADD CONSTRAINT "session_credits_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_credits" ADD CONSTRAINT "session_credits_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_credits" ADD CONSTRAINT "session_credits_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_credits" ADD CONSTRAINT "session_credits_version_id_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."program_versions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_finishes" ADD CONSTRAINT "session_finishes_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_finishes" ADD CONSTRAINT "session_finishes_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_finishes" ADD CONSTRAINT "session_finishes_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_finishes" ADD CONSTRAINT "session_finishes_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_sets" ADD CONSTRAINT "session_sets_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_sets" ADD CONSTRAINT "session_sets_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_sets" ADD CONSTRAINT "session_sets_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_sets" ADD CONSTRAINT "session_sets_prescription_id_prescriptions_id_fk" FOREIGN KEY ("prescription_id") REFERENCES "public"."prescriptions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "session_sets" ADD CONSTRAINT "session_sets_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_version_id_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."program_versions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "sign_in_sessions" ADD CONSTRAINT "sign_in_sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "sign_in_sessions" ADD CONSTRAINT "sign_in_sessions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "template_blocks" ADD CONSTRAINT "template_blocks_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "template_items" ADD CONSTRAINT "template_items_block_id_template_blocks_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."template_blocks"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "template_items" ADD CONSTRAINT "template_items_exercise_id_exercises_id_fk" FOREIGN KEY ("exercise_id") REFERENCES "public"."exercises"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
CREATE INDEX "audit_entries_clinic_at" ON "audit_entries" USING btree ("clinic_id","at");--> statement-breakpoint
CREATE INDEX "audit_entries_patient" ON "audit_entries" USING btree ("patient_id","at");--> statement-breakpoint
CREATE INDEX "care_team_links_member" ON "care_team_links" USING btree ("member_id","ended_at");--> statement-breakpoint
CREATE INDEX "care_team_links_episode" ON "care_team_links" USING btree ("episode_id");--> statement-breakpoint
CREATE UNIQUE INDEX "check_ins_day_revision" ON "check_ins" USING btree ("patient_id","local_day","revision");--> statement-breakpoint
CREATE INDEX "check_ins_episode" ON "check_ins" USING btree ("episode_id","local_day");--> statement-breakpoint
CREATE UNIQUE INDEX "clearance_revocations_clearance" ON "clearance_revocations" USING btree ("clearance_id");--> statement-breakpoint
CREATE INDEX "clearances_episode" ON "clearances" USING btree ("episode_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_member_version" ON "consents" USING btree ("member_id","text_version");--> statement-breakpoint
CREATE INDEX "episode_diagnoses_episode" ON "episode_diagnoses" USING btree ("episode_id");--> statement-breakpoint
CREATE INDEX "episodes_patient" ON "episodes" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "episodes_clinic" ON "episodes" USING btree ("clinic_id");--> statement-breakpoint
CREATE UNIQUE INDEX "excuse_withdrawals_excuse" ON "excuse_withdrawals" USING btree ("excuse_id");--> statement-breakpoint
CREATE INDEX "excuses_episode" ON "excuses" USING btree ("episode_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exercises_scope_slug" ON "exercises" USING btree ("scope","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "exposures_revision" ON "exposures" USING btree ("session_id","prescription_id","revision");--> statement-breakpoint
CREATE INDEX "exposures_patient" ON "exposures" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_member" ON "invitations" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "late_entry_reviews_session" ON "late_entry_reviews" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_clinic_user" ON "members" USING btree ("clinic_id","user_id");--> statement-breakpoint
CREATE INDEX "members_clinic_role" ON "members" USING btree ("clinic_id","role");--> statement-breakpoint
CREATE INDEX "outbox_mails_due" ON "outbox_mails" USING btree ("sent_at","next_attempt_at");--> statement-breakpoint
CREATE INDEX "phase_changes_episode" ON "phase_changes" USING btree ("episode_id","changed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "prescriptions_position" ON "prescriptions" USING btree ("block_id","position");--> statement-breakpoint
CREATE INDEX "prescriptions_version" ON "prescriptions" USING btree ("version_id");--> statement-breakpoint
CREATE UNIQUE INDEX "program_blocks_position" ON "program_blocks" USING btree ("version_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "program_endings_program" ON "program_endings" USING btree ("program_id");--> statement-breakpoint
CREATE UNIQUE INDEX "program_versions_number" ON "program_versions" USING btree ("program_id","number");--> statement-breakpoint
CREATE INDEX "program_versions_episode" ON "program_versions" USING btree ("episode_id","effective_from");--> statement-breakpoint
CREATE INDEX "programs_episode" ON "programs" USING btree ("episode_id");--> statement-breakpoint
CREATE UNIQUE INDEX "red_flag_answers_question" ON "red_flag_answers" USING btree ("screen_id","question_id");--> statement-breakpoint
CREATE UNIQUE INDEX "red_flag_clearances_flag" ON "red_flag_clearances" USING btree ("red_flag_id");--> statement-breakpoint
CREATE UNIQUE INDEX "red_flag_context_reviews_context" ON "red_flag_context_reviews" USING btree ("context_id");--> statement-breakpoint
CREATE UNIQUE INDEX "red_flag_contexts_revision" ON "red_flag_contexts" USING btree ("patient_id","revision");--> statement-breakpoint
CREATE INDEX "red_flag_screens_episode" ON "red_flag_screens" USING btree ("episode_id","answered_at");--> statement-breakpoint
CREATE INDEX "red_flags_patient" ON "red_flags" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "red_flags_clinic" ON "red_flags" USING btree ("clinic_id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_amendments_revision" ON "session_amendments" USING btree ("session_id","revision");--> statement-breakpoint
CREATE INDEX "session_credits_episode" ON "session_credits" USING btree ("episode_id","local_day");--> statement-breakpoint
CREATE INDEX "session_credits_clinic" ON "session_credits" USING btree ("clinic_id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_finishes_session" ON "session_finishes" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_sets_revision" ON "session_sets" USING btree ("session_id","prescription_id","side","set_index","revision");--> statement-breakpoint
CREATE INDEX "session_sets_patient" ON "session_sets" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "sessions_patient_day" ON "sessions" USING btree ("patient_id","local_day");--> statement-breakpoint
CREATE INDEX "sessions_episode_day" ON "sessions" USING btree ("episode_id","local_day");--> statement-breakpoint
CREATE INDEX "sign_in_sessions_user" ON "sign_in_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "template_blocks_position" ON "template_blocks" USING btree ("template_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "template_items_position" ON "template_items" USING btree ("block_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "templates_scope_slug" ON "templates" USING btree ("scope","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "users_sign_in_name" ON "users" USING btree ("sign_in_name");