package io.opvitals.it.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DeclarativeFileIT {

    @TempDir
    Path folder;

    @EachJdk
    void configFile_saysWhereTelemetryGoes_andTheVariablesDoNot(Jdk jdk) throws Exception {
        try (OtlpReceiver receiver = new OtlpReceiver();
                OtlpReceiver ofVariables = new OtlpReceiver()) {
            Path file = Files.writeString(folder.resolve("otel.yaml"), """
                    file_format: "1.0"
                    resource:
                      attributes:
                        - name: service.name
                          value: ${SERVICE:-unnamed}
                    meter_provider:
                      readers:
                        - periodic:
                            interval: 500
                            exporter:
                              otlp_http:
                                endpoint: ADDRESS/v1/metrics
                                headers:
                                  - {name: api-key, value: "${KEY}"}
                    tracer_provider:
                      processors:
                        - batch:
                            schedule_delay: 200
                            exporter:
                              otlp_http:
                                endpoint: ADDRESS/v1/traces
                    """.replace("ADDRESS", receiver.endpoint()));

            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .shipsTo(ofVariables.endpoint())
                    .environment("OTEL_CONFIG_FILE", file.toString())
                    .environment("SERVICE", "declared")
                    .environment("KEY", "k-1")
                    .run("Shop")
                    .expectExit(0);

            assertThat(result.agentProblems()).isEmpty();
            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
            assertThat(receiver.metrics().resource()).containsEntry("service.name", "declared");
            assertThat(receiver.deliveries(Signal.METRICS))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.headers()).containsEntry("api-key", "k-1"));
            assertThat(receiver.deliveries(Signal.TRACES)).isNotEmpty();
            assertThat(receiver.deliveries(Signal.LOGS)).isEmpty();
            for (Signal each : Signal.values()) {
                assertThat(ofVariables.deliveries(each)).isEmpty();
            }
        }
    }
}
