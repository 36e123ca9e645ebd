package io.opvitals.agent.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An amount of one day.
 *
 * @param day in the time zone that held when it was spent
 * @param spending for what
 * @param amount in its currency, greater than zero
 */
public record CostRow(LocalDate day, Spending spending, BigDecimal amount) {}
