/**
 * The composition root: {@code Agent} builds everything by constructors, in one readable screen, and is
 * the only class that knows all packages. Nothing depends on this package.
 */
@NullMarked
package io.opvitals.agent;

import org.jspecify.annotations.NullMarked;
