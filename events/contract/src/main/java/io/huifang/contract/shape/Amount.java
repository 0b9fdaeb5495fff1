package io.huifang.contract.shape;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A decimal string with exactly the scale that ISO 4217 gives the currency; never negative. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Amount {
    /** Name of the component that holds the currency. */
    String currency() default "currency";
}
