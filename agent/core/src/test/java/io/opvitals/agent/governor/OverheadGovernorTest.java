package io.opvitals.agent.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.ResultKinds;
import io.opvitals.agent.operation.Shedding;
import io.opvitals.agent.time.FakeTicker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
