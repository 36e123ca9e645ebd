package io.opvitals.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WovenOperationsTest {

    private final WeavingNumbers numbers = new WeavingNumbers();
    private final WovenOperations operations = new WovenOperations(numbers);

    /** What a proxy may be called by. */
    interface Asking<T> {
        void ask(T what);
    }

    static class Service implements Asking<String> {
        @Override
        public void ask(String what) {}

        public void ask(String what, int times) {}
    }

    static class Special extends Service {}

    @Test
    void operation_wovenMethod_isFoundByItsSignature() throws Exception {
        weave("ask(Ljava/lang/String;)V", 7);

        assertThat(operations.operation(Service.class.getMethod("ask", String.class), Service.class))
                .isEqualTo(7);
        assertThat(operations.operation(Service.class.getMethod("ask", String.class, int.class), Service.class))
                .isEqualTo(WovenOperations.NONE);
        assertThat(operations.operation(Object.class.getMethod("toString"), Service.class))
                .isEqualTo(WovenOperations.NONE);
    }

    @Test
    void operation_calledByGenericInterface_isThatOfTheImplementation() throws Exception {
        weave("ask(Ljava/lang/String;)V", 7);

        assertThat(operations.operation(Asking.class.getMethod("ask", Object.class), Service.class))
                .isEqualTo(7);
    }

    @Test
    void operation_inheritedMethod_isThatOfTheSuperclass() throws Exception {
        weave("ask(Ljava/lang/String;)V", 7);

        assertThat(operations.operation(Service.class.getMethod("ask", String.class), Special.class))
                .isEqualTo(7);
    }

    @Test
    void operation_wovenOtherwiseSince_isThatOfNow() throws Exception {
        var ask = Service.class.getMethod("ask", String.class);
        assertThat(operations.operation(ask, Service.class)).isEqualTo(WovenOperations.NONE);

        weave("ask(Ljava/lang/String;)V", 7);
        assertThat(operations.operation(ask, Service.class)).isEqualTo(7);

        weave("ask(Ljava/lang/String;)V", 8);
        assertThat(operations.operation(ask, Service.class)).isEqualTo(8);

        numbers.woven.put(Service.class.getClassLoader(), name(), Woven.NOTHING);
        assertThat(operations.operation(ask, Service.class)).isEqualTo(WovenOperations.NONE);
    }

    private void weave(String method, int operation) {
        MethodPlan plan = MethodPlan.ofOperation(operation, List.of());
        numbers.woven.put(Service.class.getClassLoader(), name(), Woven.of(Map.of(method, plan), false));
    }

    private static String name() {
        return Service.class.getName().replace('.', '/');
    }
}
