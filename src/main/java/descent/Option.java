package descent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field of a {@link Layer} that a method sets before the layer is built, so that it is saved with the network. What
 * constructors set is saved without a mark, where the parameters of a constructor are named like final fields.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Option {}
