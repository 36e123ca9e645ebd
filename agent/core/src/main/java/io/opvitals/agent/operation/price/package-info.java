/**
 * What a call costs by its measures and attributes. {@link io.opvitals.agent.operation.price.Tariffs} is what holds at one
 * moment, a list in which the first that fits decides; {@link io.opvitals.agent.operation.price.OperationTariffs} those
 * that can fit the calls of one operation, asked at the end of each of them on the application's thread.
 *
 * <p>Money is exact: {@code BigDecimal}s of one currency, kept to 18 places
 * ({@link io.opvitals.agent.operation.price.Amounts}). Where prices come from, and when they hold, is the matter of the
 * package {@code cost}. Knows nothing of operations but their names.
 */
@NullMarked
package io.opvitals.agent.operation.price;

import org.jspecify.annotations.NullMarked;
