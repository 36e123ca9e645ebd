package io.opvitals.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a monitored method whose value becomes an attribute of the call's span.
 *
 * <p>The value is read when the call starts: strings as they are, everything else by {@link String#valueOf(Object)},
 * cut at 256 characters. {@code null} adds no attribute. Argument values are captured only where this annotation asks
 * for it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface OperationAttribute {

    /** The attribute's key, not empty. */
    String value();

    /**
     * Whether the value is an attribute of the operation's metrics, too. Distinct values are bounded: past 50 for one
     * operation, further ones are counted as {@code _OTHER}. Default {@code false}: span only.
     */
    boolean metric() default false;
}
