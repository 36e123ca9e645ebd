/**
 * What the JVM and its machine say of themselves, as series: memory, garbage collections, threads, classes, processors,
 * files, disks.
 *
 * <p>The names are those of the OpenTelemetry semantic conventions for JVM metrics, translated as all are; OTLP has them
 * from OpenTelemetry's own library (see {@code export.RuntimeMetrics}), which gives them to no one else. What is no
 * convention begins with {@code opvitals_}.
 *
 * <p>{@link io.opvitals.agent.series.jvm.JvmSeries} and {@link io.opvitals.agent.series.jvm.DiskSeries} write.
 * {@link io.opvitals.agent.series.jvm.JvmActivity} and {@link io.opvitals.agent.series.jvm.DiskUse} look again and again,
 * because what they tell is about the time between two looks, or is not to be waited for. The runtime may lack
 * {@code java.management}: then nothing is written, and nothing fails.
 */
@NullMarked
package io.opvitals.agent.series.jvm;

import org.jspecify.annotations.NullMarked;
