CREATE TABLE `plugs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`territory` text NOT NULL,
	`contract` text NOT NULL,
	`service` text NOT NULL,
	`valid_from` text NOT NULL,
	`valid_until` text,
	`priority` integer NOT NULL,
	FOREIGN KEY (`territory`) REFERENCES `territories`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `plugs_resolution` ON `plugs` (`territory`,`contract`,`valid_from`,`service`);--> statement-breakpoint
CREATE INDEX `plugs_service` ON `plugs` (`service`);--> statement-breakpoint
CREATE TABLE `services` (
	`id` text PRIMARY KEY NOT NULL,
	`vendor` text NOT NULL,
	`title` text NOT NULL,
	`contract` text NOT NULL,
	`adapter` text,
	`url` text NOT NULL,
	`origins` text NOT NULL,
	`settings` text NOT NULL,
	`secret_name` text,
	FOREIGN KEY (`vendor`) REFERENCES `vendors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `services_contract` ON `services` (`contract`);--> statement-breakpoint
CREATE TABLE `territories` (
	`code` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`epci` text,
	FOREIGN KEY (`epci`) REFERENCES `territories`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `territories_epci` ON `territories` (`epci`);--> statement-breakpoint
CREATE TABLE `vendors` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
