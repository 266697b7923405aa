CREATE TABLE `profiles` (
	`authority` text NOT NULL,
	`id` text NOT NULL,
	`version` text NOT NULL,
	`digest` text NOT NULL,
	`content` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`authority`, `id`, `version`),
	FOREIGN KEY (`authority`) REFERENCES `territories`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER `profiles_no_update` BEFORE UPDATE ON `profiles` BEGIN SELECT RAISE(ABORT, 'a version of a profile is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `profiles_no_delete` BEFORE DELETE ON `profiles` BEGIN SELECT RAISE(ABORT, 'a version of a profile is never deleted'); END;
--> statement-breakpoint
-- REPLACE deletes without firing the trigger above: what would replace is not inserted.
CREATE TRIGGER `profiles_no_replace` BEFORE INSERT ON `profiles` WHEN EXISTS (SELECT 1 FROM `profiles` WHERE `authority` = NEW.`authority` AND `id` = NEW.`id` AND `version` = NEW.`version`) BEGIN SELECT RAISE(IGNORE); END;
