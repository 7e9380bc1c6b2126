-- Whole records in DuckDB: id, text, and the members of the filters as JSON.
create table if not exists record (
	id varchar, title varchar, text varchar, sents json, tokens json,
	ents json, entities json, quotes json, summary json, keywords json);
insert into record
	select id, title, text, sents, tokens, ents, entities, quotes, summary,
		keywords
	from read_ndjson('/dev/stdin', columns = {
		id: 'VARCHAR', title: 'VARCHAR', text: 'VARCHAR', sents: 'JSON',
		tokens: 'JSON', ents: 'JSON', entities: 'JSON', quotes: 'JSON',
		summary: 'JSON', keywords: 'JSON'},
		maximum_object_size = 268435456);
