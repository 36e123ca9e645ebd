/**
 * The part of PromQL that alert rules need, with the meanings of Prometheus 3, over samples of the agent's own series
 * (docs/promql.md).
 *
 * <p>{@link io.opvitals.agent.promql.Query#parse} reads a text: {@code Lexer} makes tokens, {@code Parser} descends by
 * precedence to an {@code Expr}, {@code Types} checks what each part gives; every error has its column and what was
 * expected. {@link io.opvitals.agent.promql.Evaluator} gives the value at one moment; it asks a
 * {@link io.opvitals.agent.promql.SampleSource} for samples and knows nothing of where they come from. The rest is one file
 * per subject: {@code VectorBinary} (matching of two vectors), {@code Aggregation}, {@code Rate} (extrapolation),
 * {@code OverTime}, {@code ClassicQuantile} (histogram_quantile).
 *
 * <p>Queries are immutable and for any thread; an evaluator is for one thread at a time.
 *
 * <p>Of ours are {@code baseline()} and {@code anomaly()}; {@link io.opvitals.agent.promql.Translation} writes them in
 * PromQL.
 */
@NullMarked
package io.opvitals.agent.promql;

import org.jspecify.annotations.NullMarked;
