ALTER TABLE `memo_link` ADD `role` text DEFAULT 'on' NOT NULL;--> statement-breakpoint
ALTER TABLE `memo_link` ADD `anchor` text DEFAULT '' NOT NULL;