package io.opvitals.testapp.library;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Uses of Jackson with their expected results. Ends with 1 where one is different.
 *
 * <p>Its own tests are not published, so these are ours: many inputs through every part of the library.
 */
public final class JacksonChecks {

    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private int passed;
    private int failed;

    private JacksonChecks() {}

    public static void main(String[] arguments) throws Exception {
        JacksonChecks checks = new JacksonChecks();
        checks.scalars();
        checks.texts();
        checks.trees();
        checks.beans();
        checks.polymorphism();
        checks.settings();
        checks.streaming();
        checks.malformed();
        System.out.println("passed=" + checks.passed);
        System.exit(checks.failed == 0 ? 0 : 1);
    }

    private void scalars() throws Exception {
        for (Object each : new Object[] {
            0,
            -1,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            1.5,
            -0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            1.5f,
            true,
            false,
            (short) 7,
            (byte) 8,
            new BigDecimal("123456789012345678901234567890.123456789"),
            BigInteger.TWO.pow(200),
            UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
            Season.SUMMER
        }) {
            String json = mapper.writeValueAsString(each);
            check("round trip of " + each, mapper.readValue(json, each.getClass()), each);
        }
        for (int i = 0; i < 100; i++) {
            double number = Math.scalb(1.0 + i / 7.0, i * 7 - 350);
            check("double " + i, mapper.readValue(mapper.writeValueAsString(number), Double.class), number);
            BigInteger whole = BigInteger.valueOf(i).pow(i).negate();
            check("integer " + i, mapper.readValue(whole.toString(), BigInteger.class), whole);
        }
    }

    private void texts() throws Exception {
        for (String each : new String[] {
            "", " ", "a", "\"", "\\", "/", "\b\f\n\r\t", "\u0000\u001f", "äöü", "日本語", "😀", "\ud83d\ude00x", "\u2028"
        }) {
            check("text", mapper.readValue(mapper.writeValueAsString(each), String.class), each);
            check("text as bytes", mapper.readValue(mapper.writeValueAsBytes(each), String.class), each);
            check(
                    "text as key",
                    mapper.readValue(
                            mapper.writeValueAsString(Map.of(each, 1)), new TypeReference<Map<String, Integer>>() {}),
                    Map.of(each, 1));
        }
        StringBuilder longText = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            longText.append((char) ('a' + i % 26))
                    .append(i % 97 == 0 ? "\n" : "")
                    .append(i % 89 == 0 ? "€" : "");
        }
        check("long text", mapper.readValue(mapper.writeValueAsBytes(longText), String.class), longText.toString());
        check("base64", mapper.writeValueAsString(new byte[] {1, 2, 3, -1}), "\"AQID/w==\"");
        check("from base64", mapper.readValue("\"AQID/w==\"", byte[].class).length, 4);
    }

    private void trees() throws Exception {
        JsonNode tree = mapper.readTree("{\"a\":[1,2,{\"b\":null}],\"c\":{\"d\":\"e\"},\"f\":1.25}");
        check("at", tree.at("/c/d").asText(), "e");
        check("at index", tree.at("/a/1").asInt(), 2);
        check("missing", tree.at("/x/y").isMissingNode(), true);
        check("null", tree.at(JsonPointer.compile("/a/2/b")).isNull(), true);
        check("decimal", tree.get("f").decimalValue(), new BigDecimal("1.25"));
        check("find", tree.findValuesAsText("d"), List.of("e"));
        check("text again", mapper.readTree(tree.toString()), tree);
        check("deep copy", tree.deepCopy().equals(tree), true);
        ObjectNode made = mapper.createObjectNode();
        made.put("one", 1).put("two", "2").putArray("three").add(3).add(true).addNull();
        made.putObject("four").put("five", 5L);
        check("made", made.toString(), "{\"one\":1,\"two\":\"2\",\"three\":[3,true,null],\"four\":{\"five\":5}}");
        check("removed", made.without("three").size(), 3);
        check(
                "to map",
                mapper.convertValue(made, new TypeReference<Map<String, Object>>() {})
                        .get("two"),
                "2");
        check(
                "merged",
                mapper.readerForUpdating(made)
                        .readTree("{\"one\":2}")
                        .get("one")
                        .asInt(),
                2);
        JsonNode nested = mapper.readTree("[".repeat(500) + "]".repeat(500));
        check("nested", nested.toString().length(), 1_000);
    }

    private void beans() throws Exception {
        Order order = new Order("o-1", List.of(new Line("tea", 2, new BigDecimal("3.50")), new Line("milk", 1, null)));
        order.tags = new TreeMap<>(Map.of("b", Season.WINTER, "a", Season.SUMMER));
        order.secret = "not written";
        String json = mapper.writeValueAsString(order);
        check(
                "bean",
                json,
                "{\"id\":\"o-1\",\"lines\":[{\"count\":2,\"name\":\"tea\",\"price\":3.50},"
                        + "{\"count\":1,\"name\":\"milk\",\"price\":null}],\"tags\":{\"a\":\"summer\",\"b\":\"winter\"}}");
        Order read = mapper.readValue(json, Order.class);
        check("bean's list", read.lines, order.lines);
        check("bean's map", read.tags, order.tags);
        check("ignored", read.secret == null, true);
        check("record", mapper.readValue("{\"name\":\"x\",\"count\":3}", Line.class), new Line("x", 3, null));
        check("unwrapped", mapper.writeValueAsString(new Wrapped()), "{\"x\":1,\"y\":2,\"z\":3}");
        check("non null", mapper.writeValueAsString(new Sparse()), "{\"there\":\"yes\"}");
        check("value", mapper.writeValueAsString(new Amount(5, "EUR")), "\"5 EUR\"");
        check("creator", mapper.readValue("\"7 USD\"", Amount.class), new Amount(7, "USD"));
        Map<Season, List<Integer>> generic = mapper.readValue(
                "{\"summer\":[1,2],\"winter\":[]}", new TypeReference<EnumMap<Season, List<Integer>>>() {});
        check("generic", generic, Map.of(Season.SUMMER, List.of(1, 2), Season.WINTER, List.of()));
        check("array", mapper.readValue("[[1,2],[3]]", int[][].class)[1][0], 3);
        check("set", mapper.readValue("[3,1,3]", new TypeReference<Set<Long>>() {}), Set.of(1L, 3L));
        check("converted", mapper.convertValue(Map.of("name", "n", "count", 1), Line.class), new Line("n", 1, null));
        check("updated", mapper.updateValue(order, Map.of("id", "o-2")).id, "o-2");
    }

    private void polymorphism() throws Exception {
        List<Animal> zoo = mapper.readValue(
                "[{\"type\":\"dog\",\"name\":\"a\",\"loud\":true},{\"type\":\"cat\",\"name\":\"b\",\"lives\":9}]",
                new TypeReference<List<Animal>>() {});
        check("subtypes", zoo, List.of(new Dog("a", true), new Cat("b", 9)));
        check(
                "subtypes written",
                mapper.writerFor(new TypeReference<List<Animal>>() {}).writeValueAsString(zoo),
                "[{\"type\":\"dog\",\"loud\":true,\"name\":\"a\"},{\"type\":\"cat\",\"lives\":9,\"name\":\"b\"}]");
    }

    private void settings() throws Exception {
        ObjectMapper snake = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        check("snake case", snake.writeValueAsString(new LongNames()), "{\"first_long_name\":1}");
        check(
                "unknown ignored",
                snake.readValue("{\"first_long_name\":4,\"x\":[1,{}]}", LongNames.class).firstLongName,
                4);
        ObjectMapper lenient = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .build();
        check("lenient", lenient.readTree("{a:'b',/* c */}").toString(), "{\"a\":\"b\"}");
        check("single value", lenient.readValue("5", int[].class)[0], 5);
        check(
                "pretty",
                mapper.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(new LinkedHashMap<>(Map.of("a", 1)))
                        .replace(System.lineSeparator(), "|"),
                "{|  \"a\" : 1|}");
        check("optional fails without its module", problem("{}", Optional.class), "InvalidDefinitionException");
    }

    private void streaming() throws Exception {
        JsonFactory factory = new JsonFactory();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = factory.createGenerator(text)) {
            out.writeStartObject();
            for (int i = 0; i < 50; i++) {
                out.writeNumberField("n" + i, i * 1_000_003L);
                out.writeArrayFieldStart("a" + i);
                out.writeString("\t" + i);
                out.writeBoolean(i % 2 == 0);
                out.writeNull();
                out.writeEndArray();
            }
            out.writeEndObject();
        }
        int tokens = 0;
        long sum = 0;
        try (JsonParser in = factory.createParser(text.toString())) {
            while (in.nextToken() != null) {
                tokens++;
                sum += in.currentToken().isNumeric() ? in.getLongValue() : 0;
            }
        }
        check("tokens", tokens, 2 + 50 * (2 + 1 + 5));
        check("sum", sum, 1_000_003L * 49 * 50 / 2);
    }

    private void malformed() {
        for (String each : new String[] {
            "",
            "{",
            "[1,",
            "{\"a\"}",
            "{\"a\":}",
            "nul",
            "tru",
            "01",
            "1.",
            "1e",
            "\"",
            "\"\\x\"",
            "[1 2]",
            "{,}",
            "}",
            "\u0001"
        }) {
            String problem = problem(each, JsonNode.class);
            check("malformed " + each, problem.isEmpty(), false);
            System.out.println("malformed " + each.length() + " " + problem);
        }
        check("wrong type", problem("{\"count\":\"many\"}", Line.class), "InvalidFormatException");
        check("unknown property", problem("{\"nope\":1}", Line.class), "UnrecognizedPropertyException");
        check("unknown subtype", problem("{\"type\":\"cow\"}", Animal.class), "InvalidTypeIdException");
        check("creator throws", problem("\"many\"", Amount.class), "ValueInstantiationException");
    }

    private String problem(String json, Class<?> type) {
        try {
            mapper.readValue(json, type);
            return "";
        } catch (JsonProcessingException e) {
            return e.getClass().getSimpleName();
        }
    }

    private void check(String what, @Nullable Object actual, @Nullable Object expected) {
        boolean equal = expected == null ? actual == null : expected.equals(actual);
        passed += equal ? 1 : 0;
        failed += equal ? 0 : 1;
        if (!equal) {
            System.out.println("failed " + what + ": " + actual + " (expected: " + expected + ")");
        }
    }

    enum Season {
        @JsonProperty("summer")
        SUMMER,
        @JsonProperty("winter")
        WINTER
    }

    record Line(String name, int count, @Nullable BigDecimal price) {}

    static final class Order {
        public String id;
        public List<Line> lines;
        public @Nullable Map<String, Season> tags;

        @JsonIgnore
        public @Nullable String secret;

        @JsonCreator
        Order(@JsonProperty("id") String id, @JsonProperty("lines") List<Line> lines) {
            this.id = id;
            this.lines = lines;
        }
    }

    static final class Wrapped {
        @JsonUnwrapped
        public Point point = new Point();

        public int z = 3;
    }

    static final class Point {
        public int x = 1;
        public int y = 2;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    static final class Sparse {
        public @Nullable String absent;
        public String there = "yes";
    }

    record Amount(int number, String currency) {

        @JsonCreator
        static Amount parse(String text) {
            int space = text.indexOf(' ');
            return new Amount(Integer.parseInt(text.substring(0, Math.max(space, 0))), text.substring(space + 1));
        }

        @JsonValue
        String text() {
            return number + " " + currency;
        }
    }

    static final class LongNames {
        @JsonFormat(shape = JsonFormat.Shape.NUMBER)
        public int firstLongName = 1;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Dog.class, name = "dog"),
        @JsonSubTypes.Type(value = Cat.class, name = "cat")
    })
    sealed interface Animal permits Dog, Cat {}

    record Dog(String name, boolean loud) implements Animal {}

    record Cat(String name, int lives) implements Animal {}
}
