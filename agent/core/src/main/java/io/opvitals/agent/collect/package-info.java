/**
 * Reads what was counted, and makes windows of it: snapshots since the start are kept for as long as the longest window,
 * and a window is the latest minus an older one. Runs on the collector's thread only.
 */
@NullMarked
package io.opvitals.agent.collect;

import org.jspecify.annotations.NullMarked;
