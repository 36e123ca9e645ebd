/** Applications that have traces and logs of their own. Some need libraries that a test puts on their class path. */
@NullMarked
package io.opvitals.testapp.tracing;

import org.jspecify.annotations.NullMarked;
