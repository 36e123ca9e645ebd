/** What is monitored changes while the application runs: rules, attaching, the kill switch, the governor. */
@NullMarked
package io.opvitals.it.reweaving;

import org.jspecify.annotations.NullMarked;
