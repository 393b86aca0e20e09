package descent.internal;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** What the processor can do, as the JVM found it. */
final class Machine {
    private static final String CHOSEN_KERNELS = System.getenv("OPENBLAS_CORETYPE");

    private Machine() {}

    /** Whether multiplication and addition are one instruction: nearly everywhere since 2013. */
    static boolean hasFma() {
        return "true".equals(option("UseFMA"));
    }

    /**
     * Whether OpenBLAS has kernels that multiply small matrices as they lie, without copying them into another order first:
     * its float kernels for x86 with AVX-512 do.
     */
    static boolean hasSmallKernels() {
        return "3".equals(option("UseAVX"))
                && (CHOSEN_KERNELS == null || CHOSEN_KERNELS.matches("(?i).*(lake|rapids)x?"));
    }

    /** The value of an option of the JVM; empty where there is none of that name. */
    private static String option(String name) {
        try {
            return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption(name)
                    .getValue();
        } catch (RuntimeException | LinkageError e) {
            return "";
        }
    }
}
