/** The commands of the shipped jar, started as people start them. */
@NullMarked
package io.opvitals.it.command;

import org.jspecify.annotations.NullMarked;
