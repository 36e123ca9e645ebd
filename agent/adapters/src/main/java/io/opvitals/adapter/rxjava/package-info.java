/** Beside RxJava 3: sources that stand for its five, each subscription a call. */
@NullMarked
package io.opvitals.adapter.rxjava;

import org.jspecify.annotations.NullMarked;
