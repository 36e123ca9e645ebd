/** Log4j 2. */
@NullMarked
package io.opvitals.adapter.log4j;

import org.jspecify.annotations.NullMarked;
