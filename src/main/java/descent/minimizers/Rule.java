package descent.minimizers;

/** How a minimizer picks its directions; made anew for every run, so it may remember. */
interface Rule {
    /** Where to go from here; null if there is no telling. */
    double[] direction(Point here, Objective objective);

    /** The first step length to try along the direction. */
    default double firstStep(Point here, double[] direction) {
        return 1;
    }

    /** Learns from a step that was taken. */
    default void moved(Point from, Point to, double[] direction) {}

    /** Drops what it remembers, when its direction led nowhere; false if there is nothing to drop. */
    default boolean forget() {
        return false;
    }
}
