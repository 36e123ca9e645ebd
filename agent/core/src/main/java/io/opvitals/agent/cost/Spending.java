package io.opvitals.agent.cost;

import io.opvitals.agent.operation.CostKey;
import io.opvitals.agent.operation.OperationId;

/** What amounts of a day are told apart by. */
public record Spending(OperationId operation, CostKey key) {}
