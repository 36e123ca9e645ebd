/**
 * The dashboard of the shipped jar in a real browser, driven by Playwright: docs/decisions/0018-browser-tests.md. Every page that a
 * test visits is watched: an error on its console, a violation of its policies or a request that fails, fails the test.
 */
@NullMarked
package io.opvitals.it.dashboard;

import org.jspecify.annotations.NullMarked;
