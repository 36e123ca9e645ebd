package io.opvitals.agent.alert.store;

import io.opvitals.agent.series.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object that was read; every scalar is a text. */
public final class Fields {

    private final Map<?, ?> fields;

    Fields(Map<?, ?> fields) {
        this.fields = fields;
    }

    /**
     * A text.
     *
     * @throws IllegalArgumentException where it is missing
     */
    public String text(String name) {
        String text = optional(name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    /** A text that may be missing. */
    public @Nullable String optional(String name) {
        return fields.get(name) instanceof String text ? text : null;
    }

    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    public long whole(String name) {
        return Long.parseLong(text(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    public Instant time(String name) {
        return Instant.parse(text(name));
    }

    /** A time that may be missing. */
    public @Nullable Instant optionalTime(String name) {
        String text = optional(name);
        return text == null ? null : Instant.parse(text);
    }

    /** The texts of a list; empty where it is missing. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (Object each : list) {
                texts.add(String.valueOf(each));
            }
        }
        return texts;
    }

    /** The texts of an object by their names; empty where it is missing. */
    public Map<String, String> map(String name) {
        Map<String, String> map = new TreeMap<>();
        if (fields.get(name) instanceof Map<?, ?> object) {
            object.forEach((key, value) -> map.put(String.valueOf(key), String.valueOf(value)));
        }
        return map;
    }

    /** Labels that were written as an object. */
    public Labels labels(String name) {
        Labels labels = Labels.EMPTY;
        for (Map.Entry<String, String> each : map(name).entrySet()) {
            labels = labels.and(each.getKey(), each.getValue());
        }
        return labels;
    }

    /** An object; {@code null} where it is missing. */
    public @Nullable Fields object(String name) {
        return fields.get(name) instanceof Map<?, ?> object ? new Fields(object) : null;
    }

    /** The objects of a list; empty where it is missing. */
    public List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        if (fields.get(name) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> object) {
                    objects.add(new Fields(object));
                }
            }
        }
        return objects;
    }
}
