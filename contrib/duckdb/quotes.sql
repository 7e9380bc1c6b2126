-- Quotations in DuckDB, from the rows of quote-extract --each quotes.
-- load.py puts the name of the pipe in the place of /dev/stdin.
--
-- The columns are said: what DuckDB guesses on a pipe has no rows, and says
-- nothing.
create table if not exists quote (
	article varchar, id integer, type varchar, name varchar, role varchar,
	speaker varchar, cue varchar, confidence decimal(3, 2),
	"start" integer, "end" integer, text varchar);
insert into quote
	select article, id, type, name, role, speaker->>'text', cue->>'lemma',
		confidence, "start", "end", text
	from read_ndjson('/dev/stdin', columns = {
		article: 'VARCHAR', id: 'INTEGER', type: 'VARCHAR',
		name: 'VARCHAR', role: 'VARCHAR', speaker: 'JSON', cue: 'JSON',
		confidence: 'DECIMAL(3,2)', 'start': 'INTEGER', 'end': 'INTEGER',
		text: 'VARCHAR'}, maximum_object_size = 268435456);
