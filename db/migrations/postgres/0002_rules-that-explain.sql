CREATE TABLE "daily_passes" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"day" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "decision_resolutions" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"decision_id" text NOT NULL,
	"kind" text NOT NULL,
	"dose" jsonb,
	"reason" text,
	"version_id" text,
	"resolved_at" timestamp (3) with time zone NOT NULL,
	"resolved_by_id" text
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"exercise_id" text NOT NULL,
	"prescription_id" text NOT NULL,
	"version_id" text NOT NULL,
	"last_session_id" text NOT NULL,
	"exposure_ids" jsonb NOT NULL,
	"inputs" jsonb NOT NULL,
	"rule_version" text NOT NULL,
	"settings_hash" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"figures" jsonb NOT NULL,
	"proposal" jsonb,
	"occasion" text NOT NULL,
	"decided_on" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"supersedes_id" text
);
--> statement-breakpoint
CREATE TABLE "flare_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"flare_id" text NOT NULL,
	"kind" text NOT NULL,
	"happened_on" text NOT NULL,
	"version_id" text,
	"reason" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text,
	CONSTRAINT "flare_steps_happened_on" CHECK ("flare_steps"."happened_on" is null or (length("flare_steps"."happened_on") = 10 and "flare_steps"."happened_on" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE "flares" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"started_on" text NOT NULL,
	"source" text NOT NULL,
	"baseline_nrs" integer,
	"rest_pain_nrs" integer,
	"version_before_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text,
	CONSTRAINT "flares_started_on" CHECK ("flares"."started_on" is null or (length("flares"."started_on") = 10 and "flares"."started_on" like '____-__-__')),
	CONSTRAINT "flares_baseline" CHECK ("flares"."baseline_nrs" is null or ("flares"."baseline_nrs" >= 0 and "flares"."baseline_nrs" <= 10)),
	CONSTRAINT "flares_rest_pain" CHECK ("flares"."rest_pain_nrs" is null or ("flares"."rest_pain_nrs" >= 0 and "flares"."rest_pain_nrs" <= 10))
);
--> statement-breakpoint
CREATE TABLE "next_day_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"session_day" text NOT NULL,
	"revision" integer NOT NULL,
	"pain_nrs" integer NOT NULL,
	"zone" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL,
	CONSTRAINT "next_day_answers_pain" CHECK ("next_day_answers"."pain_nrs" is null or ("next_day_answers"."pain_nrs" >= 0 and "next_day_answers"."pain_nrs" <= 10)),
	CONSTRAINT "next_day_answers_day" CHECK ("next_day_answers"."session_day" is null or (length("next_day_answers"."session_day") = 10 and "next_day_answers"."session_day" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE "prom_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"response_id" text NOT NULL,
	"replaced_by_id" text,
	"reason" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prom_pages" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"response_id" text NOT NULL,
	"instrument" text NOT NULL,
	"page" integer NOT NULL,
	"revision" integer NOT NULL,
	"answers" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "prom_responses" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"instrument" text NOT NULL,
	"instrument_version" text NOT NULL,
	"occasion_week" integer,
	"local_day" text NOT NULL,
	"answers" jsonb,
	"score_tenths" integer,
	"missing" integer,
	"valid" boolean NOT NULL,
	"total_only" boolean NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL,
	CONSTRAINT "prom_responses_local_day" CHECK ("prom_responses"."local_day" is null or (length("prom_responses"."local_day") = 10 and "prom_responses"."local_day" like '____-__-__')),
	CONSTRAINT "prom_responses_score" CHECK ("prom_responses"."score_tenths" is null or ("prom_responses"."score_tenths" >= -100 and "prom_responses"."score_tenths" <= 1000))
);
--> statement-breakpoint
CREATE TABLE "psfs_activities" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"recorded_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"revision" integer NOT NULL,
	"config" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signal_events" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"signal_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text,
	"reason" text,
	"until" text,
	"data" jsonb
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"code" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"fingerprint" text NOT NULL,
	"data" jsonb NOT NULL,
	"state" text NOT NULL,
	"snoozed_until" text,
	"state_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "signals_snoozed_until" CHECK ("signals"."snoozed_until" is null or (length("signals"."snoozed_until") = 10 and "signals"."snoozed_until" like '____-__-__'))
);
--> statement-breakpoint
CREATE TABLE "suspension_endings" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"suspension_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text,
	"version_id" text,
	"ended_on" text NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"ended_by_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspensions" (
	"id" text PRIMARY KEY NOT NULL,
	"clinic_id" text NOT NULL,
	"patient_id" text NOT NULL,
	"episode_id" text NOT NULL,
	"decision_id" text NOT NULL,
	"scope" text NOT NULL,
	"exercise_id" text NOT NULL,
	"version_id" text NOT NULL,
	"reason" text NOT NULL,
	"suspended_on" text NOT NULL,
	"suspended_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "suspensions_on" CHECK ("suspensions"."suspended_on" is null or (length("suspensions"."suspended_on") = 10 and "suspensions"."suspended_on" like '____-__-__'))
);
--> statement-breakpoint
ALTER TABLE "program_versions" ADD COLUMN "origin" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "daily_passes" ADD CONSTRAINT "daily_passes_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decision_resolutions" ADD CONSTRAINT "decision_resolutions_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decision_resolutions" ADD CONSTRAINT "decision_resolutions_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decision_resolutions" ADD CONSTRAINT "decision_resolutions_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decision_resolutions" ADD CONSTRAINT "decision_resolutions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decision_resolutions" ADD CONSTRAINT "decision_resolutions_version_id_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."program_versions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decision_resolutions" ADD CONSTRAINT "decision_resolutions_resolved_by_id_members_id_fk" FOREIGN KEY ("resolved_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_exercise_id_exercises_id_fk" FOREIGN KEY ("exercise_id") REFERENCES "public"."exercises"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_prescription_id_prescriptions_id_fk" FOREIGN KEY ("prescription_id") REFERENCES "public"."prescriptions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_version_id_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."program_versions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_last_session_id_sessions_id_fk" FOREIGN KEY ("last_session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flare_steps" ADD CONSTRAINT "flare_steps_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flare_steps" ADD CONSTRAINT "flare_steps_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flare_steps" ADD CONSTRAINT "flare_steps_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flare_steps" ADD CONSTRAINT "flare_steps_flare_id_flares_id_fk" FOREIGN KEY ("flare_id") REFERENCES "public"."flares"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flare_steps" ADD CONSTRAINT "flare_steps_version_id_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."program_versions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flare_steps" ADD CONSTRAINT "flare_steps_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flares" ADD CONSTRAINT "flares_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flares" ADD CONSTRAINT "flares_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flares" ADD CONSTRAINT "flares_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flares" ADD CONSTRAINT "flares_version_before_id_program_versions_id_fk" FOREIGN KEY ("version_before_id") REFERENCES "public"."program_versions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "flares" ADD CONSTRAINT "flares_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "next_day_answers" ADD CONSTRAINT "next_day_answers_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "next_day_answers" ADD CONSTRAINT "next_day_answers_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "next_day_answers" ADD CONSTRAINT "next_day_answers_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "next_day_answers" ADD CONSTRAINT "next_day_answers_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_corrections" ADD CONSTRAINT "prom_corrections_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_corrections" ADD CONSTRAINT "prom_corrections_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_corrections" ADD CONSTRAINT "prom_corrections_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_corrections" ADD CONSTRAINT "prom_corrections_response_id_prom_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."prom_responses"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_corrections" ADD CONSTRAINT "prom_corrections_replaced_by_id_prom_responses_id_fk" FOREIGN KEY ("replaced_by_id") REFERENCES "public"."prom_responses"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_corrections" ADD CONSTRAINT "prom_corrections_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_pages" ADD CONSTRAINT "prom_pages_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_pages" ADD CONSTRAINT "prom_pages_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_pages" ADD CONSTRAINT "prom_pages_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_pages" ADD CONSTRAINT "prom_pages_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_responses" ADD CONSTRAINT "prom_responses_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_responses" ADD CONSTRAINT "prom_responses_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_responses" ADD CONSTRAINT "prom_responses_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "prom_responses" ADD CONSTRAINT "prom_responses_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "psfs_activities" ADD CONSTRAINT "psfs_activities_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "psfs_activities" ADD CONSTRAINT "psfs_activities_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "psfs_activities" ADD CONSTRAINT "psfs_activities_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "psfs_activities" ADD CONSTRAINT "psfs_activities_recorded_by_id_members_id_fk" FOREIGN KEY ("recorded_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "rule_settings" ADD CONSTRAINT "rule_settings_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "rule_settings" ADD CONSTRAINT "rule_settings_changed_by_id_members_id_fk" FOREIGN KEY ("changed_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "signal_events" ADD CONSTRAINT "signal_events_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "signal_events" ADD CONSTRAINT "signal_events_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "signal_events" ADD CONSTRAINT "signal_events_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "signal_events" ADD CONSTRAINT "signal_events_signal_id_signals_id_fk" FOREIGN KEY ("signal_id") REFERENCES "public"."signals"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "signal_events" ADD CONSTRAINT "signal_events_by_id_members_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspension_endings" ADD CONSTRAINT "suspension_endings_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspension_endings" ADD CONSTRAINT "suspension_endings_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspension_endings" ADD CONSTRAINT "suspension_endings_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspension_endings" ADD CONSTRAINT "suspension_endings_suspension_id_suspensions_id_fk" FOREIGN KEY ("suspension_id") REFERENCES "public"."suspensions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspension_endings" ADD CONSTRAINT "suspension_endings_version_id_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."program_versions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspension_endings" ADD CONSTRAINT "suspension_endings_ended_by_id_members_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_patient_id_members_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."members"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_exercise_id_exercises_id_fk" FOREIGN KEY ("exercise_id") REFERENCES "public"."exercises"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "suspensions_version_id_program_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."program_versions"("id") ON DELETE restrict ON UPDATE restrict;--> statement-breakpoint
CREATE UNIQUE INDEX "daily_passes_day" ON "daily_passes" USING btree ("clinic_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_resolutions_decision" ON "decision_resolutions" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "decision_resolutions_episode" ON "decision_resolutions" USING btree ("episode_id");--> statement-breakpoint
CREATE INDEX "decisions_episode" ON "decisions" USING btree ("episode_id","decided_at");--> statement-breakpoint
CREATE INDEX "decisions_outcome" ON "decisions" USING btree ("episode_id","outcome");--> statement-breakpoint
CREATE INDEX "decisions_last_session" ON "decisions" USING btree ("last_session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_supersedes" ON "decisions" USING btree ("supersedes_id");--> statement-breakpoint
CREATE UNIQUE INDEX "flare_steps_kind" ON "flare_steps" USING btree ("flare_id","kind");--> statement-breakpoint
CREATE INDEX "flare_steps_episode" ON "flare_steps" USING btree ("episode_id");--> statement-breakpoint
CREATE INDEX "flares_episode" ON "flares" USING btree ("episode_id","started_on");--> statement-breakpoint
CREATE UNIQUE INDEX "next_day_answers_revision" ON "next_day_answers" USING btree ("patient_id","session_day","revision");--> statement-breakpoint
CREATE INDEX "next_day_answers_episode" ON "next_day_answers" USING btree ("episode_id","session_day");--> statement-breakpoint
CREATE UNIQUE INDEX "prom_corrections_response" ON "prom_corrections" USING btree ("response_id");--> statement-breakpoint
CREATE INDEX "prom_corrections_episode" ON "prom_corrections" USING btree ("episode_id");--> statement-breakpoint
CREATE UNIQUE INDEX "prom_pages_revision" ON "prom_pages" USING btree ("response_id","page","revision");--> statement-breakpoint
CREATE INDEX "prom_pages_episode" ON "prom_pages" USING btree ("episode_id");--> statement-breakpoint
CREATE INDEX "prom_responses_episode" ON "prom_responses" USING btree ("episode_id","instrument","local_day");--> statement-breakpoint
CREATE UNIQUE INDEX "psfs_activities_position" ON "psfs_activities" USING btree ("episode_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "rule_settings_revision" ON "rule_settings" USING btree ("clinic_id","revision");--> statement-breakpoint
CREATE INDEX "signal_events_signal" ON "signal_events" USING btree ("signal_id","at");--> statement-breakpoint
CREATE INDEX "signal_events_episode" ON "signal_events" USING btree ("episode_id");--> statement-breakpoint
CREATE UNIQUE INDEX "signals_code" ON "signals" USING btree ("episode_id","code");--> statement-breakpoint
CREATE INDEX "signals_clinic" ON "signals" USING btree ("clinic_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "suspension_endings_suspension" ON "suspension_endings" USING btree ("suspension_id");--> statement-breakpoint
CREATE INDEX "suspension_endings_episode" ON "suspension_endings" USING btree ("episode_id");--> statement-breakpoint
CREATE INDEX "suspensions_episode" ON "suspensions" USING btree ("episode_id");