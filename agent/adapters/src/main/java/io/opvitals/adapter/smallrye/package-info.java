/** Adapters for SmallRye Fault Tolerance 6. */
@NullMarked
package io.opvitals.adapter.smallrye;

import org.jspecify.annotations.NullMarked;
