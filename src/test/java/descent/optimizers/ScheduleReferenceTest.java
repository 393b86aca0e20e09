package descent.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import descent.Reference;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ScheduleReferenceTest {
    @TestFactory
    Stream<DynamicTest> schedules() {
        return Reference.tests("schedules.json", Map.of("constant", c -> check(c, Schedule.constant(c.number("lr")))));
    }

    private static void check(Reference.Case c, Schedule schedule) {
        double[] rates = c.output("lr");
        for (int step = 0; step < rates.length; step++) {
            assertThat(schedule.at(step)).as("step " + step).isEqualTo(rates[step], Offset.offset(1e-6 * rates[0]));
        }
    }
}
