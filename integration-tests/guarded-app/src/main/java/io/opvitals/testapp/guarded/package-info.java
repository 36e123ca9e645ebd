/**
 * Applications whose calls are guarded by libraries. Each runs a script, one operation a case, and prints as its truth how
 * each call must be counted.
 */
@NullMarked
package io.opvitals.testapp.guarded;

import org.jspecify.annotations.NullMarked;
