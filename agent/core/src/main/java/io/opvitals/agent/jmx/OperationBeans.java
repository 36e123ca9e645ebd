package io.opvitals.agent.jmx;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationId;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Registers {@code io.opvitals:type=Operation,wrapper="...",name="..."} for each operation, as soon as there is an MBean
 * server and the operation has been met. They stay until the JVM ends, as operations do.
 *
 * <p>Fed on the collector's thread. What goes wrong is logged once and switches this off.
 */
public final class OperationBeans implements ReportListener {

    private static final String LOGGER = "jmx";

    private final boolean makesServer;
    private final AgentLog log;
    private final Set<OperationId> registered = new HashSet<>();
    private volatile @Nullable HealthReport latest;
    private @Nullable MBeanServer server;
    private boolean isOff;

    /**
     * Begins with none.
     *
     * @param makesServer whether to make the platform's MBean server where there is none yet
     * @param log the agent's
     */
    public OperationBeans(boolean makesServer, AgentLog log) {
        this.makesServer = makesServer;
        this.log = log;
    }

    @Override
    public void onReport(HealthReport report) {
        latest = report;
        if (isOff || registered.size() == report.operations().size()) {
            return;
        }
        try {
            MBeanServer to = server == null ? find() : server;
            server = to;
            if (to != null) {
                for (OperationId each : report.operations().keySet()) {
                    register(to, each);
                }
            }
        } catch (JMException | RuntimeException | LinkageError e) {
            isOff = true;
            log.warn(
                    LOGGER, "operations are not shown over JMX: " + e + " (expected: an MBean server that takes them)");
        }
    }

    private @Nullable MBeanServer find() {
        if (makesServer) {
            return ManagementFactory.getPlatformMBeanServer();
        }
        List<MBeanServer> there = MBeanServerFactory.findMBeanServer(null);
        return there.isEmpty() ? null : there.get(0);
    }

    private void register(MBeanServer to, OperationId id) throws JMException {
        if (!registered.add(id)) {
            return;
        }
        ObjectName name = new ObjectName("io.opvitals:type=Operation,wrapper=" + ObjectName.quote(id.wrapper())
                + ",name=" + ObjectName.quote(id.operation()));
        try {
            to.registerMBean(new OperationBean(id, () -> latest), name);
        } catch (InstanceAlreadyExistsException e) {
            log.warn(LOGGER, name + " is there already and left as it is (expected: one agent in a JVM)");
        }
    }
}
