-- Quotations of the lines of a dump, one row each; {dump} and {filter} are put
-- in by whoever runs this: 'dump.ndjson.gz', 'quote-extract'.
--
-- executable() takes no notice of a status of 1 unless it is told to. A line
-- that ClickHouse cannot read would be a row of empty values: throwIf.
create table quote engine = MergeTree order by (name, article, id) as
select JSONExtractString(line, 'article') as article,
	JSONExtractInt(line, 'id') as id,
	JSONExtractString(line, 'type') as type,
	JSONExtractString(line, 'name') as name,
	JSONExtractString(line, 'role') as role,
	JSONExtractString(line, 'speaker', 'text') as speaker,
	JSONExtractString(line, 'cue', 'lemma') as cue,
	JSONExtractFloat(line, 'confidence') as confidence,
	JSONExtractUInt(line, 'start') as start,
	JSONExtractUInt(line, 'end') as end,
	JSONExtractString(line, 'text') as text
from executable('{filter} --scrub --each quotes', TSVRaw, 'line String',
	(select line from file('{dump}', LineAsString, 'line String')),
	settings check_exit_code = 1, stderr_reaction = 'throw')
where throwIf(not isValidJSON(line), 'not JSON') = 0;
