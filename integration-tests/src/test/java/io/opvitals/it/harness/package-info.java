/** Finds the JDKs of this machine and starts JVMs on them, with the shipped agent or without. Every wait has a limit and ends as soon as what is waited for is there. */
@NullMarked
package io.opvitals.it.harness;

import org.jspecify.annotations.NullMarked;
