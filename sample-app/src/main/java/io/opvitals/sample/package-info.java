/**
 * The sample's command line, its traffic, and where its parts are put together. {@link
 * io.opvitals.sample.SampleApp#run} is the place to start reading; what Opvitals watches stands in {@code gateway}.
 */
@NullMarked
package io.opvitals.sample;

import org.jspecify.annotations.NullMarked;
