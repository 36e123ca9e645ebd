package io.opvitals.agent.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ResourceProvider;
import io.opentelemetry.sdk.resources.Resource;
import java.util.UUID;

/**
 * Which process this is, where the user has not said: {@code OTEL_SERVICE_NAME} and {@code OTEL_RESOURCE_ATTRIBUTES} are
 * merged over it.
 *
 * <p>The service's name is that of the jar or of the main class. The instance id is new at every start: without one, the
 * totals of two processes of the same service are one series to a metrics database.
 */
final class ProcessResource implements ResourceProvider {

    private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> SERVICE_INSTANCE_ID = AttributeKey.stringKey("service.instance.id");
    private static final AttributeKey<String> DISTRIBUTION = AttributeKey.stringKey("telemetry.distro.name");
    private static final AttributeKey<String> RUNTIME_NAME = AttributeKey.stringKey("process.runtime.name");
    private static final AttributeKey<String> RUNTIME_VERSION = AttributeKey.stringKey("process.runtime.version");
    private static final AttributeKey<Long> PID = AttributeKey.longKey("process.pid");

    @Override
    public Resource createResource(ConfigProperties config) {
        AttributesBuilder attributes = Attributes.builder()
                .put(SERVICE_INSTANCE_ID, UUID.randomUUID().toString())
                .put(DISTRIBUTION, "opvitals")
                .put(PID, ProcessHandle.current().pid())
                .put(RUNTIME_NAME, System.getProperty("java.runtime.name"))
                .put(RUNTIME_VERSION, System.getProperty("java.runtime.version"));
        String name = ServiceName.ofCommand(System.getProperty("sun.java.command"));
        if (name != null) {
            attributes.put(SERVICE_NAME, name);
        }
        return Resource.create(attributes.build());
    }

    @Override
    public int order() {
        return 0;
    }
}
