-- Quotations in PostgreSQL, read from the filter by the server itself.
--
--	psql -v filter='/usr/local/bin/quote-extract --scrub --each quotes
--		/srv/dump.ndjson.gz' -f quotes.sql DATABASE
--
-- One transaction: if the filter ends with another status than 0, or a line is
-- not JSON, nothing is loaded and psql ends with status 3. The format csv with
-- a quote and a delimiter that no line has takes each line as it is; the
-- format text would eat backslashes. Needs the role pg_execute_server_program.
\set ON_ERROR_STOP on
begin;
create table if not exists quote (
	article text, id integer, type text, name text, role text,
	confidence numeric, "start" integer, "end" integer, text text,
	rest jsonb);
create index if not exists quote_name on quote (lower(name));
create index if not exists quote_words on quote
	using gin (to_tsvector('english', text));
create index if not exists quote_rest on quote using gin (rest jsonb_path_ops);

create temporary table line (quote jsonb not null) on commit drop;
copy line from program :'filter'
	(format csv, quote e'\x01', delimiter e'\x02');
insert into quote
	select quote->>'article', (quote->>'id')::integer, quote->>'type',
		quote->>'name', quote->>'role', (quote->>'confidence')::numeric,
		(quote->>'start')::integer, (quote->>'end')::integer,
		quote->>'text',
		quote - '{article,id,type,name,role,confidence,start,end,text}'::text[]
	from line;
commit;
