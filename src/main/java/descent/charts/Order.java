package descent.charts;

/** In which order variants stand under each other. */
public enum Order {
    /** The largest mean above. */
    LARGEST_FIRST,
    /** The smallest mean above. */
    SMALLEST_FIRST,
    /** As the experiment names them. */
    AS_GIVEN
}
