-- The order in which failures were told: several fit into one millisecond, and clocks are set back.
-- Older rows have none and stand behind, by their time.
ALTER TABLE plugin_reports ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
