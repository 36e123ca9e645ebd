/** A whole web application with the shipped agent, driven over HTTP. */
@NullMarked
package io.opvitals.it.spring;

import org.jspecify.annotations.NullMarked;
