CREATE TABLE `exercise_favourites` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exercise_id`) REFERENCES `exercises`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exercise_favourites_member` ON `exercise_favourites` (`member_id`,`exercise_id`);--> statement-breakpoint
CREATE TABLE `exercise_media` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`kind` text NOT NULL,
	`media_type` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer,
	`height` integer,
	`sha256` text NOT NULL,
	`description` text NOT NULL,
	`added_by_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exercise_id`) REFERENCES `exercises`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`added_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `exercise_media_exercise` ON `exercise_media` (`exercise_id`,`removed_at`);--> statement-breakpoint
CREATE TABLE `exercise_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`clinic_id` text NOT NULL,
	`exercise_id` text NOT NULL,
	`revision` integer NOT NULL,
	`content` text NOT NULL,
	`saved_by_id` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exercise_id`) REFERENCES `exercises`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`saved_by_id`) REFERENCES `members`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exercise_revisions_exercise` ON `exercise_revisions` (`exercise_id`,`revision`);--> statement-breakpoint
ALTER TABLE `exercises` ADD `texts` text;--> statement-breakpoint
ALTER TABLE `exercises` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `exercises` ADD `archived_at` integer;