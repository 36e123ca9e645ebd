/**
 * The price book: what calls cost by their measures and attributes, from a YAML file that is read again when it changes.
 *
 * <p>{@link io.opvitals.agent.cost.book.PriceBookReader} makes a {@link io.opvitals.agent.cost.book.PriceBook} of what
 * stands in the file; what is wrong with an entry is said with its line and column, and leaves out that entry and no
 * other. {@link io.opvitals.agent.cost.book.PriceBookFile} watches the file. A book tells what holds at a moment, as
 * {@code operation.price.Tariff}s, in the order in which they are written.
 */
@NullMarked
package io.opvitals.agent.cost.book;

import org.jspecify.annotations.NullMarked;
