-- What an entry of a zip archive or an object of a bucket is known by: it changes whenever the content does.
-- null: a file of this computer, where size and time decide.
alter table discord.export_files add column stamp text;
