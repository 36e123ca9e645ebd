/** Monitored methods of every shape a class file can give them. */
@NullMarked
package io.opvitals.testapp.shapes;

import org.jspecify.annotations.NullMarked;
