CREATE TABLE `memo_section` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guid` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memo_section_guid_unique` ON `memo_section` (`guid`);--> statement-breakpoint
ALTER TABLE `comparison` ADD `outcome` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `comparison_item` ADD `words` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `comparison_item_coding` ON `comparison_item` (`coding_id`);--> statement-breakpoint
CREATE INDEX `comparison_item_code` ON `comparison_item` (`code_id`);--> statement-breakpoint
ALTER TABLE `exemplar` ADD `standing` text DEFAULT 'chosen' NOT NULL;--> statement-breakpoint
ALTER TABLE `memo` ADD `section_id` integer REFERENCES memo_section(id);--> statement-breakpoint
ALTER TABLE `memo` ADD `place` real DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `change_touch_revision` ON `change_touch` (`revision`);