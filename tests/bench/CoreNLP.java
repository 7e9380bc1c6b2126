// CoreNLP over articles: the peer of that name in peers.py and right.py.
//
//     java -cp CLASSPATH CoreNLP.java figures|records FILE KEY=VALUE...
//
// FILE has {"id": …, "text": …} a line, and KEY=VALUE are CoreNLP's properties.
// figures: seconds of a processor, without the start and a first article to
// warm up, and peak bytes, as JSON. records: the articles with the quotations
// that were found, offsets in code points.
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreQuote;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.json.Json;
import javax.json.JsonArrayBuilder;
import javax.json.JsonObject;
import javax.json.JsonObjectBuilder;
import javax.json.JsonValue;

public class CoreNLP {
    static double seconds() {
        return ((com.sun.management.OperatingSystemMXBean)
            ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime() / 1e9;
    }

    static long peak() throws Exception {
        for (String line : Files.readAllLines(Paths.get("/proc/self/status")))
            if (line.startsWith("VmHWM:"))
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        return 0;
    }

    static JsonObjectBuilder span(String text, int start, int end) {
        return Json.createObjectBuilder()
            .add("start", text.codePointCount(0, start))
            .add("end", text.codePointCount(0, end));
    }

    static JsonObjectBuilder quote(String text, CoreQuote quote) {
        List<CoreLabel> speaker = quote.speakerTokens().orElse(List.of());
        JsonObjectBuilder made = Json.createObjectBuilder()
            .add("contents", Json.createArrayBuilder().add(
                span(text, quote.quoteCharOffsets().first,
                     quote.quoteCharOffsets().second)))
            .add("cue", JsonValue.NULL).add("name", JsonValue.NULL);
        if (speaker.isEmpty())
            return made.add("speaker", JsonValue.NULL);
        return made.add("speaker", span(
            text, speaker.get(0).beginPosition(),
            speaker.get(speaker.size() - 1).endPosition()));
    }

    static JsonObject record(JsonObject article, CoreDocument document) {
        JsonArrayBuilder quotes = Json.createArrayBuilder();
        if (document.quotes() != null)
            for (CoreQuote quote : document.quotes())
                quotes.add(quote(document.text(), quote));
        return Json.createObjectBuilder().add("id", article.get("id"))
            .add("text", article.get("text")).add("quotes", quotes).build();
    }

    static List<JsonObject> read(String path) throws Exception {
        List<JsonObject> articles = new ArrayList<>();
        for (String line : Files.readAllLines(Paths.get(path)))
            articles.add(Json.createReader(new StringReader(line))
                         .readObject());
        return articles;
    }

    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        for (int i = 2; i < args.length; i++)
            properties.setProperty(args[i].split("=", 2)[0],
                                   args[i].split("=", 2)[1]);
        StanfordCoreNLP pipeline = new StanfordCoreNLP(properties);
        List<JsonObject> articles = read(args[1]);
        boolean records = args[0].equals("records");
        if (!records)
            pipeline.annotate(new CoreDocument(
                articles.get(0).getString("text")));
        double start = seconds();
        for (JsonObject article : articles) {
            CoreDocument document = new CoreDocument(article.getString("text"));
            pipeline.annotate(document);
            if (records)
                System.out.println(record(article, document));
        }
        if (!records)
            System.out.println(Json.createObjectBuilder()
                .add("seconds", seconds() - start)
                .add("peak", peak()).build());
    }
}
