CREATE TABLE `exchanges` (
	`territory` text NOT NULL,
	`contract` text NOT NULL,
	`operation` text NOT NULL,
	`parameters` text NOT NULL,
	`seen_at` text NOT NULL,
	PRIMARY KEY(`territory`, `contract`, `operation`, `parameters`),
	FOREIGN KEY (`territory`) REFERENCES `territories`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exchanges_latest` ON `exchanges` (`territory`,`contract`,`seen_at`);--> statement-breakpoint
CREATE TABLE `swaps` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`territory` text NOT NULL,
	`contract` text NOT NULL,
	`from_service` text NOT NULL,
	`to_service` text NOT NULL,
	`verdict` text NOT NULL,
	`digest` text NOT NULL,
	`report` text NOT NULL,
	FOREIGN KEY (`territory`) REFERENCES `territories`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `swaps_latest` ON `swaps` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `trials` (
	`territory` text NOT NULL,
	`contract` text NOT NULL,
	`incumbent` text NOT NULL,
	`candidate` text NOT NULL,
	`mode` text NOT NULL,
	`share` integer NOT NULL,
	`held_by` text NOT NULL,
	`opened_at` text NOT NULL,
	`asked` integer DEFAULT 0 NOT NULL,
	`equal` integer DEFAULT 0 NOT NULL,
	`tolerated` integer DEFAULT 0 NOT NULL,
	`different` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`inconclusive` integer DEFAULT 0 NOT NULL,
	`problems` text DEFAULT '{}' NOT NULL,
	`differences` text DEFAULT '[]' NOT NULL,
	PRIMARY KEY(`territory`, `contract`),
	FOREIGN KEY (`territory`) REFERENCES `territories`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`incumbent`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`candidate`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
);
