-- Whole records in PostgreSQL, as jsonb with an index.
--
--	psql -v filter='/usr/local/bin/quote-extract --scrub
--		/srv/dump.ndjson.gz' -f records.sql DATABASE
--
-- As quotes.sql; a record keeps all of its members.
\set ON_ERROR_STOP on
begin;
create table if not exists record (record jsonb not null);
create index if not exists record_index on record
	using gin (record jsonb_path_ops);
copy record from program :'filter'
	(format csv, quote e'\x01', delimiter e'\x02');
commit;
