package descent.experiments;

import java.util.function.Supplier;

/** Holds what {@link Watch#showWith} was given: an interface cannot. */
final class Watches {
    static volatile Supplier<Watch> display = () -> Watch.NONE;

    private Watches() {}
}
