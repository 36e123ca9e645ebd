package io.opvitals.agent.alert.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a template of a channel can name: as Alertmanager's templates do, and {@code .Firing} and {@code .Resolved} for what
 * is {@code .Alerts.Firing} there.
 */
final class TemplateData {

    private TemplateData() {}

    static Map<String, Object> of(Notification notification) {
        List<Map<String, Object>> alerts =
                notification.alerts().stream().map(TemplateData::alert).toList();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("Key", notification.key());
        data.put("GroupKey", notification.groupKey());
        data.put("Receiver", notification.channel());
        data.put("Status", notification.status());
        data.put("GroupLabels", notification.groupLabels());
        data.put("CommonLabels", notification.commonLabels());
        data.put("CommonAnnotations", notification.commonAnnotations());
        data.put("ExternalURL", notification.externalUrl());
        data.put("TruncatedAlerts", notification.truncatedAlerts());
        data.put("Alerts", alerts);
        data.put("Firing", with(alerts, AlertMessage.FIRING));
        data.put("Resolved", with(alerts, AlertMessage.RESOLVED));
        Acknowledgement acknowledgement = notification.acknowledgement();
        if (acknowledgement != null) {
            data.put(
                    "Acknowledgement",
                    Map.of(
                            "By",
                            acknowledgement.by(),
                            "Note",
                            acknowledgement.note(),
                            "At",
                            acknowledgement.at().toString()));
        }
        return data;
    }

    private static List<Map<String, Object>> with(List<Map<String, Object>> alerts, String status) {
        return alerts.stream().filter(each -> status.equals(each.get("Status"))).toList();
    }

    private static Map<String, Object> alert(AlertMessage alert) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("Status", alert.status());
        data.put("Labels", alert.labels());
        data.put("Annotations", alert.annotations());
        data.put("StartsAt", alert.startsAt().toString());
        data.put("EndsAt", alert.endsAt() == null ? "" : alert.endsAt().toString());
        data.put("GeneratorURL", alert.generatorUrl());
        data.put("Fingerprint", alert.fingerprint());
        return data;
    }
}
