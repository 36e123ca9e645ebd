/** What arrives at an OTLP receiver, and what happens when it is slow, refusing or gone. */
@NullMarked
package io.opvitals.it.export;

import org.jspecify.annotations.NullMarked;
