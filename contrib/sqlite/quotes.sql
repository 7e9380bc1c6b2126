-- Quotations in SQLite: rows, an index by name, and full text.
-- load.sh reads this after the table `line` has been filled.
create table if not exists quote (
	article text, id integer, type text, name text, role text,
	speaker text, cue text, confidence real,
	start integer, "end" integer, text text);
create index if not exists quote_name on quote (name);
create virtual table if not exists quote_text using fts5 (
	text, name, content = quote, tokenize = 'unicode61');

create temp table first_new as
	select coalesce(max(rowid), 0) as rowid from quote;
insert into quote
	select json_extract(line, '$.article'), json_extract(line, '$.id'),
		json_extract(line, '$.type'), json_extract(line, '$.name'),
		json_extract(line, '$.role'),
		json_extract(line, '$.speaker.text'),
		json_extract(line, '$.cue.lemma'),
		json_extract(line, '$.confidence'),
		json_extract(line, '$.start'), json_extract(line, '$.end'),
		json_extract(line, '$.text')
	from line;
insert into quote_text (rowid, text, name)
	select rowid, text, name from quote
	where rowid > (select rowid from first_new);
