# copydesk.jq - what one asks of a record, as functions for jq 1.6 and later
#
#   quote-extract dump.ndjson.gz |
#       jq -r 'include "copydesk"; quotes_by("Calder").text'
#
# The input of a function is one record, the output a stream, unless its line
# says otherwise. A layer that the record does not have is empty. The examples
# under each function are run on example.ndjson by tests/contrib/jq.t.

# article_text: the text that the offsets count in.
#: article_text[0:17]
#= "Mayor Inés Calder"
def article_text: (.[.text_field // "text"] // "") | tostring;

# span_text($span): the passage of anything with start and end.
#: span_text({start: 6, "end": 17})
#= "Inés Calder"
def span_text($span): article_text[$span.start:$span.end];

# sentences: each sentence, without the blanks behind it.
#: nth(2; sentences)
#= "“It is paid for.”"
def sentences:
    article_text as $text
    | (.sents // [])[]
    | $text[.start:.end] | sub("\\s+$"; "");

# blocks_of($kind): the text of each paragraph, caption, dateline …
#: nth(1; blocks_of("paragraph"))[0:38]
#= "“Nobody will wait for the ferry again,"
def blocks_of($kind):
    article_text as $text
    | (.blocks // [])[] | select(.kind == $kind)
    | $text[.start:.end];

# tokens_of($span): the tokens inside a sentence or any other span, each with
# its form.
#: [tokens_of(.sents[2]) | .form]
#= ["“","It","is","paid","for",".","”","\n\n"]
#: tokens_of(.ents[1]) | [.form, .tag]
#= ["Port","NNP"]
#= ["Marden","NNP"]
def tokens_of($span):
    article_text as $text
    | (.tokens // [])[]
    | select(.start >= $span.start and .end <= $span.end)
    | . + {form: $text[.start:.end]};

# words: all tokens but blanks, marks and symbols, each with its form.
#: [words | .lemma][0:5]
#= ["Mayor","Inés","Calder","open","a"]
def words:
    article_text as $text
    | (.tokens // [])[]
    | . + {form: $text[.start:.end]}
    | if .pos then select(.pos | IN("SPACE", "PUNCT", "SYM") | not)
      else select(.form | test("[\\p{L}\\p{N}]")) end;

# kwic($lemma; $n): each occurrence of a word with $n characters either side.
#: kwic("ferry"; 10)
#= "t for the [ferry] again,” C"
#= "or.”\n\nThe [ferry] company s"
def kwic($lemma; $n):
    article_text as $text
    | words | select(.lemma == $lemma)
    | $text[([.start - $n, 0] | max):.start] + "[" + .form + "]"
      + $text[.end:.end + $n];

# name_folded: a name for comparing, small and without marks; string to string.
#: .entities[0].name | name_folded
#= "ines calder"
def name_folded:
    def small: if . >= 192 and . <= 222 and . != 215 then . + 32 else . end;
    def marked:
        { a: "áàâäãåāăąÁĀĂĄ", c: "çćčĆČ", d: "ďđĎĐ", e: "éèêëēėęěĒĖĘĚ",
          g: "ğĞ", i: "íìîïīįıİ", l: "łŁ", n: "ñńňŃŇ", o: "óòôöõøōőŌŐ",
          r: "řŘ", s: "śšşșŚŠŞȘ", t: "ťțţŤȚŢ", u: "úùûüūůűųŪŮŰŲ",
          y: "ýÿ", z: "źżžŹŻŽ" }
        | [to_entries[] | .key as $base | .value | explode[]
           | {(tostring): ($base | explode[0])}] | add;
    if test("^[ -~]*$") then ascii_downcase
    else marked as $marked
        | explode | map(small | $marked[tostring] // .) | implode
        | ascii_downcase
    end;

# is_named($name): whether a name is meant by another: the same, or its last
# words; string to boolean.
#: [.entities[].name | is_named("CALDER")]
#= [true,false,false]
#: "Ann Lee" | is_named("Lee", "Ann Lee", "Ann", "ee")
#= true
#= true
#= false
#= false
def is_named($name):
    ($name | name_folded) as $wanted
    | name_folded
    | . == $wanted or endswith(" " + $wanted);

# entity($name): the entity of that name, in full or by its last words.
#: entity("Calder") | [.name, .role, .label]
#= ["Inés Calder","Mayor","PERSON"]
def entity($name): (.entities // [])[] | select(.name | is_named($name));

# mentions($name): each place where the entity stands in the text.
#: mentions("calder")
#= {"start":6,"end":17,"text":"Inés Calder"}
#= {"start":119,"end":125,"text":"Calder"}
def mentions($name):
    article_text as $text
    | entity($name) | .mentions[]
    | {start, "end": .end, text: $text[.start:.end]};

# speaker_name: of a quotation: the full name, else as the article puts it,
# else null.
#: [.quotes[] | speaker_name]
#= ["Inés Calder","The ferry company","Tom Arkwright"]
def speaker_name: .name // .speaker.text;

# quotes_by($name): the quotations of somebody.
#: quotes_by("Arkwright").text
#= "“We wish the bridge well,”"
def quotes_by($name):
    (.quotes // [])[] | select((speaker_name // "") | is_named($name));

# quoted_words: how many words a quotation has; quotation to number.
#: [.quotes[] | quoted_words]
#= [11,6,5]
def quoted_words:
    [.contents[].text | scan("[^\\s]*[\\p{L}\\p{N}][^\\s]*")] | length;

# speakers_of(quotations): the same of any stream of quotations, as of a whole
# dump: jq -n 'include "copydesk"; speakers_of(inputs)' reads what
# quote-extract --each quotes prints.
#: [speakers_of(.quotes[], .quotes[0]) | .quotes]
#= [2,1,1]
def speakers_of(quotations):
    reduce (quotations | select(speaker_name)) as $q ({};
        ($q | speaker_name) as $name
        | ($name | name_folded) as $key
        | .[$key] |= {
            name: (.name // $name),
            role: (.role // $q.role),
            quotes: (.quotes + 1),
            words: (.words + ($q | quoted_words))
        })
    | [.[]] | sort_by(-.words, .name) | .[];

# who_said: each speaker with name, role, number of quotations and of words;
# the most quoted first.
#: who_said
#= {"name":"Inés Calder","role":"Mayor","quotes":1,"words":11}
#= {"name":"The ferry company","role":null,"quotes":1,"words":6}
#= {"name":"Tom Arkwright","role":null,"quotes":1,"words":5}
def who_said: speakers_of((.quotes // [])[]);

# said: each quotation as a line to read.
#: first(said)
#= "Inés Calder (Mayor): “Nobody will wait for the ferry again,” … “It is paid for.”"
def said:
    (.quotes // [])[]
    | (speaker_name // "?") + (if .role then " (\(.role))" else "" end) + ": "
      + ([.contents[].text | gsub("\\s+"; " ")] | join(" … "));

# digest: title, summary and keywords as a few lines to read; one string.
#: digest
#= "Mayor opens bridge in Port Marden\n  Mayor Inés Calder opened a new bridge over the Tarn in Port Marden on Monday.\n  [bridge, Port Marden, Inés Calder, ferry]\n"
def digest:
    [ (.title // .headline // .id // "" | tostring),
      ((.summary // [])[] | "  " + (.text | gsub("\\s+"; " "))),
      (if .keywords then "  [" + ([.keywords[].text] | join(", ")) + "]"
       else empty end)
    ] | map(. + "\n") | add;

# row(cells): one line of a table, tabs and newlines inside made blanks.
#: row("a\tb", 1, null)
#= "a b\t1\t"
def row(cells):
    [cells | if type == "string" then gsub("\\s+"; " ") else . end] | @tsv;

# quotes_tsv: rows of id, type, name, role, speaker, cue, confidence, text.
#: nth(1; quotes_tsv)
#= "ex-1\tindirect\t\t\tThe ferry company\tsay\t0.92\tit would sell its two boats"
def quotes_tsv:
    .id as $id | (.quotes // [])[]
    | row($id, .type, .name, .role, .speaker.text, .cue.lemma, .confidence,
          .text);

# ents_tsv: rows of id, start, end, label, text.
#: nth(1; ents_tsv)
#= "ex-1\t55\t66\tGPE\tPort Marden"
def ents_tsv:
    .id as $id | (.ents // [])[] | row($id, .start, .end, .label, .text);

# sents_tsv: rows of id, start, end, text.
#: nth(2; sents_tsv)
#= "ex-1\t142\t161\t“It is paid for.”"
def sents_tsv:
    .id as $id | article_text as $text | (.sents // [])[]
    | row($id, .start, .end, ($text[.start:.end] | sub("\\s+$"; "")));

# tokens_tsv: rows of id, number, form, lemma, pos, tag, morph.
#: nth(3; tokens_tsv)
#= "ex-1\t3\topened\topen\tVERB\tVBD\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
def tokens_tsv:
    .id as $id | article_text as $text | (.tokens // [])[]
    | row($id, .id, $text[.start:.end], .lemma, .pos, .tag, .morph);

# conllu: the sentences in CoNLL-U, without syntax; one string a sentence.
#: .sents = [.sents[2]] | conllu | split("\n") | .[1], .[2], .[5]
#= "# text = “It is paid for.”"
#= "1\t“\t\"\tPUNCT\t``\t_\t_\t_\t_\tSpaceAfter=No"
#= "4\tpaid\tpay\tVERB\tVBN\tTense=Past|VerbForm=Part|Voice=Pass\t_\t_\t_\t_"
def conllu:
    def filled: if . == null or . == "" then "_" else . end;
    . as $record | article_text as $text
    | (.sents // [])[] as $sent
    | [$record | tokens_of($sent) | select(.form | test("\\S"))] as $tokens
    | "# sent_id = \($record.id // "-")-\($sent.start)\n"
      + "# text = " + ($text[$sent.start:$sent.end]
          | gsub("\\s+"; " ") | sub(" $"; "")) + "\n"
      + ([range($tokens | length) as $i | $tokens[$i]
          | [ $i + 1, .form, (.lemma | filled), (.pos | filled),
              (.tag | filled), (.morph | filled), "_", "_", "_",
              (if ($text[.end:.end + 1] | test("\\s")) then "_"
               else "SpaceAfter=No" end) ]
          | map(tostring) | join("\t")] | join("\n"))
      + "\n";
