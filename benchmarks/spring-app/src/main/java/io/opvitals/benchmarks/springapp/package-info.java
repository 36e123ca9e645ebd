/** A Spring Boot web application of one controller, to be started with and without agents. */
@NullMarked
package io.opvitals.benchmarks.springapp;

import org.jspecify.annotations.NullMarked;
