package io.huifang.contract.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Bounds of a whole number, both included. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Range {
    /** The lowest value. */
    long min();

    /** The highest value. */
    long max() default Integer.MAX_VALUE;
}
