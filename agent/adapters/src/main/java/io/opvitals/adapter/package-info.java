/**
 * Adapters: classes that need the types of a library. A package a library.
 *
 * <p>They are compiled against the library and packed into the agent's jar, where nothing loads them. At run time
 * {@code AdapterClasses} defines them in the class loader that defines the library. They see that library, the JDK and the
 * door, and nothing else of the agent; they extend an abstract class nested in the door, through which the agent calls
 * them. Each is public with a public constructor without arguments; nested classes and lambdas are fine. Of a library in
 * a named module they can use exported packages only.
 */
@NullMarked
package io.opvitals.adapter;

import org.jspecify.annotations.NullMarked;
