package descent.internal;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Multiplication and addition in one instruction, where the processor has it: nearly all have since 2013. */
final class Fused {
    private static final boolean AVAILABLE = isAvailable();

    private Fused() {}

    /** a b + c, rounded once. Without the instruction rounded twice, for {@link Math#fma} would then take a microsecond. */
    static float fma(float a, float b, float c) {
        return AVAILABLE ? Math.fma(a, b, c) : a * b + c;
    }

    private static boolean isAvailable() {
        try {
            var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Boolean.parseBoolean(machine.getVMOption("UseFMA").getValue());
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }
}
