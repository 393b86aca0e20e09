package descent.internal;

/** Multiplication and addition in one instruction, where the processor has it. */
final class Fused {
    private static final boolean AVAILABLE = Machine.hasFma();

    private Fused() {}

    /** a b + c, rounded once. Without the instruction rounded twice, for {@link Math#fma} would then take a microsecond. */
    static float fma(float a, float b, float c) {
        return AVAILABLE ? Math.fma(a, b, c) : a * b + c;
    }
}
