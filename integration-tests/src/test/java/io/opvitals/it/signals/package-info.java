/** What is seen from outside beside telemetry: health, metrics to scrape, MBeans, by the shipped jar over real sockets. */
@NullMarked
package io.opvitals.it.signals;

import org.jspecify.annotations.NullMarked;
