CREATE TABLE `attribute` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`subject` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`options` text DEFAULT '[]' NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attribute_guid_unique` ON `attribute` (`guid`);--> statement-breakpoint
CREATE TABLE `attribute_value` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`attribute_id` integer NOT NULL,
	`subject_id` integer NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`attribute_id`) REFERENCES `attribute`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attribute_value_one` ON `attribute_value` (`attribute_id`,`subject_id`);--> statement-breakpoint
CREATE TABLE `change` (
	`revision` integer PRIMARY KEY NOT NULL,
	`guid` text NOT NULL,
	`at` text NOT NULL,
	`coder_id` integer,
	`kind` text NOT NULL,
	`label` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`origin` text NOT NULL,
	`undoes` integer,
	`diff` text NOT NULL,
	FOREIGN KEY (`undoes`) REFERENCES `change`(`revision`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `change_guid_unique` ON `change` (`guid`);--> statement-breakpoint
CREATE TABLE `change_touch` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `change_touch_entity` ON `change_touch` (`entity`,`entity_id`,`revision`);--> statement-breakpoint
CREATE TABLE `code` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`parent_id` integer,
	`level` text NOT NULL,
	`name` text NOT NULL,
	`color` text NOT NULL,
	`origin` text NOT NULL,
	`short_definition` text DEFAULT '' NOT NULL,
	`full_definition` text DEFAULT '' NOT NULL,
	`use_when` text DEFAULT '' NOT NULL,
	`avoid_when` text DEFAULT '' NOT NULL,
	`typical_example` text DEFAULT '' NOT NULL,
	`position` integer NOT NULL,
	`retired_at` text,
	`merged_into_id` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `code`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `code_guid_unique` ON `code` (`guid`);--> statement-breakpoint
CREATE INDEX `code_parent` ON `code` (`parent_id`,`position`);--> statement-breakpoint
CREATE TABLE `code_group` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `code_group_guid_unique` ON `code_group` (`guid`);--> statement-breakpoint
CREATE TABLE `code_group_member` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`group_id` integer NOT NULL,
	`code_id` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `code_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`code_id`) REFERENCES `code`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `code_group_member_one` ON `code_group_member` (`group_id`,`code_id`);--> statement-breakpoint
CREATE INDEX `code_group_member_code` ON `code_group_member` (`code_id`);--> statement-breakpoint
CREATE TABLE `coder` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`name` text NOT NULL,
	`initials` text NOT NULL,
	`color` text NOT NULL,
	`archived_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coder_guid_unique` ON `coder` (`guid`);--> statement-breakpoint
CREATE TABLE `coding` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`transcript_id` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`code_id` integer NOT NULL,
	`coder_id` integer NOT NULL,
	`words_hash` text NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`is_negative_case` integer DEFAULT false NOT NULL,
	`in_scope` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`transcript_id`) REFERENCES `transcript`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`code_id`) REFERENCES `code`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coder_id`) REFERENCES `coder`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coding_guid_unique` ON `coding` (`guid`);--> statement-breakpoint
CREATE INDEX `coding_transcript` ON `coding` (`transcript_id`,`start`);--> statement-breakpoint
CREATE INDEX `coding_code` ON `coding` (`code_id`,`transcript_id`,`in_scope`);--> statement-breakpoint
CREATE TABLE `comparison` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`question` text NOT NULL,
	`basis` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`coder_id` integer NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`coder_id`) REFERENCES `coder`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comparison_guid_unique` ON `comparison` (`guid`);--> statement-breakpoint
CREATE TABLE `comparison_item` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comparison_id` integer NOT NULL,
	`coding_id` integer,
	`code_id` integer,
	FOREIGN KEY (`comparison_id`) REFERENCES `comparison`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comparison_item_comparison` ON `comparison_item` (`comparison_id`);--> statement-breakpoint
CREATE TABLE `diagram` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `diagram_guid_unique` ON `diagram` (`guid`);--> statement-breakpoint
CREATE TABLE `diagram_edge` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`diagram_id` integer NOT NULL,
	`relation_id` integer NOT NULL,
	`route` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`diagram_id`) REFERENCES `diagram`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`relation_id`) REFERENCES `relation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `diagram_node` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`diagram_id` integer NOT NULL,
	`code_id` integer,
	`label` text DEFAULT '' NOT NULL,
	`origin` text NOT NULL,
	`x` real NOT NULL,
	`y` real NOT NULL,
	`w` real NOT NULL,
	`h` real NOT NULL,
	`style` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`diagram_id`) REFERENCES `diagram`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`code_id`) REFERENCES `code`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `exemplar` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`coding_id` integer NOT NULL,
	`rendition` text NOT NULL,
	`rank` real NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`checked_revision` integer NOT NULL,
	FOREIGN KEY (`coding_id`) REFERENCES `coding`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exemplar_guid_unique` ON `exemplar` (`guid`);--> statement-breakpoint
CREATE UNIQUE INDEX `exemplar_codingId_unique` ON `exemplar` (`coding_id`);--> statement-breakpoint
CREATE TABLE `memo` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`plain_text` text NOT NULL,
	`coder_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`coder_id`) REFERENCES `coder`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memo_guid_unique` ON `memo` (`guid`);--> statement-breakpoint
CREATE TABLE `memo_link` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`memo_id` integer NOT NULL,
	`target` text NOT NULL,
	`target_id` integer NOT NULL,
	`start` integer,
	`end` integer,
	FOREIGN KEY (`memo_id`) REFERENCES `memo`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memo_link_memo` ON `memo_link` (`memo_id`);--> statement-breakpoint
CREATE INDEX `memo_link_target` ON `memo_link` (`target`,`target_id`);--> statement-breakpoint
CREATE TABLE `participant` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`case_id` integer NOT NULL,
	`code` text NOT NULL,
	`role_id` integer,
	`position` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `study_case`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`role_id`) REFERENCES `role`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participant_guid_unique` ON `participant` (`guid`);--> statement-breakpoint
CREATE UNIQUE INDEX `participant_case_code` ON `participant` (`case_id`,`code`);--> statement-breakpoint
CREATE TABLE `project` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`title` text NOT NULL,
	`identifier_pattern` text NOT NULL,
	`settings` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `project_guid_unique` ON `project` (`guid`);--> statement-breakpoint
CREATE TABLE `property` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`code_id` integer NOT NULL,
	`name` text NOT NULL,
	`low_end` text DEFAULT '' NOT NULL,
	`high_end` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`code_id`) REFERENCES `code`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `property_guid_unique` ON `property` (`guid`);--> statement-breakpoint
CREATE INDEX `property_code` ON `property` (`code_id`);--> statement-breakpoint
CREATE TABLE `property_value` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`property_id` integer NOT NULL,
	`coding_id` integer NOT NULL,
	`place` real NOT NULL,
	FOREIGN KEY (`property_id`) REFERENCES `property`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coding_id`) REFERENCES `coding`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `property_value_one` ON `property_value` (`property_id`,`coding_id`);--> statement-breakpoint
CREATE INDEX `property_value_coding` ON `property_value` (`coding_id`);--> statement-breakpoint
CREATE TABLE `region` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`transcript_id` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`name` text NOT NULL,
	`in_scope` integer NOT NULL,
	FOREIGN KEY (`transcript_id`) REFERENCES `transcript`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `region_guid_unique` ON `region` (`guid`);--> statement-breakpoint
CREATE INDEX `region_transcript` ON `region` (`transcript_id`,`start`);--> statement-breakpoint
CREATE TABLE `relation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`from_code_id` integer NOT NULL,
	`to_code_id` integer NOT NULL,
	`type` text NOT NULL,
	`origin` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`from_code_id`) REFERENCES `code`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_code_id`) REFERENCES `code`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `relation_guid_unique` ON `relation` (`guid`);--> statement-breakpoint
CREATE TABLE `relation_evidence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`relation_id` integer NOT NULL,
	`coding_id` integer NOT NULL,
	`supports` integer NOT NULL,
	FOREIGN KEY (`relation_id`) REFERENCES `relation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coding_id`) REFERENCES `coding`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `review` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`coding_id` integer NOT NULL,
	`old_words` text NOT NULL,
	`old_context` text NOT NULL,
	`reason` text NOT NULL,
	`revision` integer NOT NULL,
	FOREIGN KEY (`coding_id`) REFERENCES `coding`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `review_coding` ON `review` (`coding_id`);--> statement-breakpoint
CREATE TABLE `role` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`prefix` text NOT NULL,
	`label` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_guid_unique` ON `role` (`guid`);--> statement-breakpoint
CREATE UNIQUE INDEX `role_prefix_unique` ON `role` (`prefix`);--> statement-breakpoint
CREATE TABLE `source_file` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` blob NOT NULL,
	`size` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `source_file_guid_unique` ON `source_file` (`guid`);--> statement-breakpoint
CREATE UNIQUE INDEX `source_file_sha256_unique` ON `source_file` (`sha256`);--> statement-breakpoint
CREATE TABLE `speaker` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`transcript_id` integer NOT NULL,
	`label` text NOT NULL,
	`participant_id` integer,
	`is_interviewer` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`transcript_id`) REFERENCES `transcript`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `speaker_transcript` ON `speaker` (`transcript_id`);--> statement-breakpoint
CREATE INDEX `speaker_participant` ON `speaker` (`participant_id`);--> statement-breakpoint
CREATE TABLE `study_case` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`code` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `study_case_guid_unique` ON `study_case` (`guid`);--> statement-breakpoint
CREATE UNIQUE INDEX `study_case_code_unique` ON `study_case` (`code`);--> statement-breakpoint
CREATE TABLE `transcript` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`title` text NOT NULL,
	`case_id` integer,
	`recorded_on` text,
	`position` integer NOT NULL,
	`language` text,
	`text` text NOT NULL,
	`text_revision` integer DEFAULT 0 NOT NULL,
	`words` integer NOT NULL,
	`source_file_id` integer,
	FOREIGN KEY (`case_id`) REFERENCES `study_case`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`source_file_id`) REFERENCES `source_file`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transcript_guid_unique` ON `transcript` (`guid`);--> statement-breakpoint
CREATE INDEX `transcript_case` ON `transcript` (`case_id`);--> statement-breakpoint
CREATE INDEX `transcript_source` ON `transcript` (`source_file_id`);--> statement-breakpoint
CREATE TABLE `turn` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`transcript_id` integer NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`speaker_id` integer,
	`starts_at_ms` integer,
	FOREIGN KEY (`transcript_id`) REFERENCES `transcript`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`speaker_id`) REFERENCES `speaker`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `turn_transcript` ON `turn` (`transcript_id`,`start`);--> statement-breakpoint
CREATE INDEX `turn_speaker` ON `turn` (`speaker_id`);