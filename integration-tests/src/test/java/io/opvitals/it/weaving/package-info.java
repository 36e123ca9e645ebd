/** Every call is counted once, whatever its class looks like and wherever it was loaded. */
@NullMarked
package io.opvitals.it.weaving;

import org.jspecify.annotations.NullMarked;
