package io.opvitals.agent.alert.rule;

import io.opvitals.agent.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a group said before its file was written anew. Each of its rules is given out once. */
final class FormerRules {

    private final List<AlertRule> left = new ArrayList<>();

    /** Of the group with this name. */
    FormerRules(RuleSet before, String group) {
        for (RuleGroup each : before.groups()) {
            if (each.name().equals(group)) {
                left.addAll(each.rules());
            }
        }
    }

    /** The one of this name, with these labels if several have it; {@code null} where there was none. */
    @Nullable
    AlertRule next(String name, SortedMap<String, Template> labels) {
        AlertRule found = null;
        for (AlertRule each : left) {
            boolean isBetter = found == null
                    || (!found.labels().equals(labels) && each.labels().equals(labels));
            if (each.name().equals(name) && isBetter) {
                found = each;
            }
        }
        left.remove(found);
        return found;
    }
}
