/** The configuration of real JVMs with the shipped agent: the file, its changes, and what is wrong with it. */
@NullMarked
package io.opvitals.it.configuration;

import org.jspecify.annotations.NullMarked;
