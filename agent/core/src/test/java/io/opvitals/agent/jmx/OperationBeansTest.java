package io.opvitals.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.TestCycle;
import java.lang.management.ManagementFactory;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationBeansTest {

    private static final String ALL = "io.opvitals:*";

    private final TestCalls calls = new TestCalls();
    private final OperationBeans beans = new OperationBeans(true, TestCalls.silent());
    private final TestCycle cycle = new TestCycle(calls, HealthSettings.DEFAULT, beans);
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @AfterEach
    void unregister() throws Exception {
        for (ObjectName each : server.queryNames(new ObjectName(ALL), null)) {
            server.unregisterMBean(each);
        }
    }

    @Test
    void operation_isABean_onceItIsMet() throws Exception {
        int complete = calls.operation("routellm.complete");
        calls.succeed(complete, 8);
        calls.fail(complete, 2);
        cycle.seconds(3);

        ObjectName name = new ObjectName("io.opvitals:type=Operation,wrapper=\"routellm\",name=\"complete\"");
        assertThat(server.getAttribute(name, "Started")).isEqualTo(10L);
        assertThat(server.getAttribute(name, "Succeeded")).isEqualTo(8L);
        assertThat(server.getAttribute(name, "Failed")).isEqualTo(2L);
        assertThat(server.getAttribute(name, "ErrorRatio")).isEqualTo(0.2);
        assertThat(server.getAttribute(name, "Status")).isEqualTo("unhealthy");
        assertThat(server.getAttribute(name, "ScoreArithmetic").toString()).startsWith("0.48 = 0.80 success rate");

        calls.succeed(complete, 1);
        calls.operation("a=b,\"c\"*.x?\n");
        cycle.seconds(1);
        assertThat(server.getAttribute(name, "Started")).isEqualTo(11L);
        assertThat(server.queryNames(new ObjectName(ALL), null)).hasSize(2);
    }

    @Test
    void everyAttribute_canBeRead_asTheTypeItSays() throws Exception {
        calls.succeed(calls.operation("routellm.complete"), 5);
        cycle.seconds(1);

        ObjectName name =
                server.queryNames(new ObjectName(ALL), null).iterator().next();
        for (MBeanAttributeInfo each : server.getMBeanInfo(name).getAttributes()) {
            Object value = server.getAttribute(name, each.getName());
            String type = value instanceof String ? String.class.getName() : primitive(value);
            assertThat(type).as(each.getName()).isEqualTo(each.getType());
        }
        assertThatThrownBy(() -> server.getAttribute(name, "Nothing")).isInstanceOf(AttributeNotFoundException.class);
    }

    private static String primitive(Object value) {
        return value instanceof Long ? "long" : value instanceof Integer ? "int" : "double";
    }
}
