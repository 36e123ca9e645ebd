package io.opvitals.agent.web.route;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The OpenAPI 3.1 document, made of the table of routes: what is not in the table cannot be in the document. */
public final class OpenApi {

    private static final String VERSION = "3.1.0";

    private OpenApi() {}

    /** The document, in UTF-8. */
    public static byte[] document(Routes routes, String agentVersion) {
        return Json.bytes(out -> write(out, routes, agentVersion));
    }

    private static void write(JsonGenerator out, Routes routes, String agentVersion) throws IOException {
        out.writeStartObject();
        out.writeStringField("openapi", VERSION);
        out.writeObjectFieldStart("info");
        out.writeStringField("title", "Opvitals");
        out.writeStringField("version", agentVersion);
        out.writeStringField("description", "What the Opvitals agent of one JVM answers over HTTP.");
        out.writeEndObject();
        out.writeObjectFieldStart("paths");
        for (Map.Entry<String, List<Route>> each : byPath(routes).entrySet()) {
            out.writeObjectFieldStart(each.getKey());
            for (Route route : each.getValue()) {
                out.writeFieldName(route.method().toLowerCase(Locale.ROOT));
                writeRoute(out, route);
            }
            out.writeEndObject();
        }
        out.writeEndObject();
        writeComponents(out, routes);
        out.writeEndObject();
    }

    private static Map<String, List<Route>> byPath(Routes routes) {
        Map<String, List<Route>> byPath = new TreeMap<>();
        for (Route each : routes.all()) {
            byPath.computeIfAbsent(each.path(), path -> new ArrayList<>()).add(each);
        }
        return byPath;
    }

    private static void writeRoute(JsonGenerator out, Route route) throws IOException {
        out.writeStartObject();
        out.writeStringField("operationId", operationId(route));
        out.writeStringField("summary", route.summary());
        out.writeStringField("x-access", route.access().name().toLowerCase(Locale.ROOT));
        if (route.access() == Access.OPEN) {
            out.writeArrayFieldStart("security");
            out.writeEndArray();
        }
        if (!route.parameters().isEmpty()) {
            out.writeArrayFieldStart("parameters");
            for (Parameter each : route.parameters()) {
                each.write(out);
            }
            out.writeEndArray();
        }
        if (route.body() != null) {
            out.writeObjectFieldStart("requestBody");
            out.writeBooleanField("required", true);
            writeContent(out, Answer.JSON, route.body());
            out.writeEndObject();
        }
        writeReplies(out, route);
        out.writeEndObject();
    }

    private static void writeReplies(JsonGenerator out, Route route) throws IOException {
        out.writeObjectFieldStart("responses");
        Map<Integer, List<Route.Reply>> byStatus = new LinkedHashMap<>();
        for (Route.Reply each : route.replies()) {
            byStatus.computeIfAbsent(each.status(), status -> new ArrayList<>()).add(each);
        }
        for (Map.Entry<Integer, List<Route.Reply>> each : byStatus.entrySet()) {
            out.writeObjectFieldStart(String.valueOf(each.getKey()));
            out.writeStringField("description", each.getKey() < 300 ? "the answer" : "the answer, with this status");
            if (!each.getValue().get(0).contentType().isEmpty()) {
                out.writeObjectFieldStart("content");
                for (Route.Reply reply : each.getValue()) {
                    out.writeObjectFieldStart(reply.contentType());
                    if (reply.schema() != null) {
                        out.writeFieldName("schema");
                        reply.schema().write(out);
                    }
                    out.writeEndObject();
                }
                out.writeEndObject();
            }
            out.writeEndObject();
        }
        out.writeObjectFieldStart("default");
        out.writeStringField("description", "why there is no such answer");
        writeContent(out, Problem.CONTENT_TYPE, Problem.SCHEMA);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void writeContent(JsonGenerator out, String contentType, Schema schema) throws IOException {
        out.writeObjectFieldStart("content");
        out.writeObjectFieldStart(contentType);
        out.writeFieldName("schema");
        schema.write(out);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void writeComponents(JsonGenerator out, Routes routes) throws IOException {
        Map<String, Schema> schemas = new TreeMap<>();
        Problem.SCHEMA.collect(schemas);
        for (Route route : routes.all()) {
            if (route.body() != null) {
                route.body().collect(schemas);
            }
            for (Route.Reply each : route.replies()) {
                if (each.schema() != null) {
                    each.schema().collect(schemas);
                }
            }
        }
        out.writeObjectFieldStart("components");
        out.writeObjectFieldStart("schemas");
        for (Map.Entry<String, Schema> each : schemas.entrySet()) {
            out.writeFieldName(each.getKey());
            each.getValue().writeDefinition(out);
        }
        out.writeEndObject();
        out.writeObjectFieldStart("securitySchemes");
        out.writeObjectFieldStart("token");
        out.writeStringField("type", "http");
        out.writeStringField("scheme", "bearer");
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
        // Also without any: where one need not log in.
        out.writeArrayFieldStart("security");
        out.writeStartObject();
        out.writeArrayFieldStart("token");
        out.writeEndArray();
        out.writeEndObject();
        out.writeStartObject();
        out.writeEndObject();
        out.writeEndArray();
    }

    /** {@code get_api_v1_operations_id}. */
    private static String operationId(Route route) {
        StringBuilder id = new StringBuilder(route.method().toLowerCase(Locale.ROOT));
        for (String each : Routes.segments(route.path())) {
            id.append('_').append(each.replaceAll("[^A-Za-z0-9]+", ""));
        }
        return id.toString();
    }
}
