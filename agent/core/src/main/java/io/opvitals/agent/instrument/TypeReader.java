package io.opvitals.agent.instrument;

import io.opvitals.agent.instrument.MethodInfo.Argument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads a {@link TypeInfo} from a class file. */
final class TypeReader extends ClassVisitor {

    private static final String ARGUMENT = "Lio/opvitals/api/OperationAttribute;";

    private String name = "";
    private String superName = "";
    private List<String> interfaces = List.of();
    private @Nullable Monitored monitored;
    private final List<MethodInfo> methods = new ArrayList<>();

    private final List<Marker> markers = new ArrayList<>(0);
    private final Set<String> asked;

    private TypeReader(Set<String> asked) {
        super(Opcodes.ASM9);
        this.asked = asked;
    }

    /** @param asked descriptors of the annotations of other projects to look for */
    static TypeInfo read(ClassReader classFile, Set<String> asked) {
        TypeReader reader = new TypeReader(asked);
        classFile.accept(reader, ClassReader.SKIP_FRAMES);
        return new TypeInfo(
                reader.name, reader.superName, reader.interfaces, reader.monitored, reader.markers, reader.methods);
    }

    @Override
    public void visit(
            int version,
            int access,
            String typeName,
            @Nullable String signature,
            @Nullable String parent,
            String @Nullable [] parents) {
        name = typeName;
        superName = parent == null ? "" : parent;
        interfaces = parents == null ? List.of() : List.of(parents);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        if (asked.contains(descriptor)) {
            return new MarkerReader(descriptor, markers);
        }
        if (!descriptor.equals(Monitored.DESCRIPTOR)) {
            return null;
        }
        return new MonitoredReader() {
            @Override
            void done(Monitored read) {
                monitored = read;
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access,
            String methodName,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        return new MethodReader(access, methodName, descriptor);
    }

    private final class MethodReader extends MethodVisitor {

        private final int access;
        private final String methodName;
        private final String descriptor;
        private final List<Argument> arguments = new ArrayList<>(0);
        private final List<Marker> ownMarkers = new ArrayList<>(0);
        private @Nullable Monitored own;
        private @Nullable String bridgeTo;
        private int maxLocals;

        /** By local variable slot, from the debug information. */
        private final @Nullable String[] variables;

        /** From the list of parameters that compilers write when told to. */
        private final List<String> parameters = new ArrayList<>(0);

        MethodReader(int access, String methodName, String descriptor) {
            super(Opcodes.ASM9);
            this.access = access;
            this.methodName = methodName;
            this.descriptor = descriptor;
            this.variables = new String[Type.getArgumentsAndReturnSizes(descriptor) >> 2];
        }

        @Override
        public void visitParameter(@Nullable String parameter, int parameterAccess) {
            parameters.add(parameter == null ? "" : parameter);
        }

        @Override
        public void visitLocalVariable(
                String variable,
                String variableDescriptor,
                @Nullable String signature,
                Label start,
                Label end,
                int slot) {
            // javac gives the slot of a parameter to nothing else; where another compiler does, the first one named
            // counts.
            if (slot < variables.length && variables[slot] == null) {
                variables[slot] = variable;
            }
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
            if (asked.contains(annotation)) {
                return new MarkerReader(annotation, ownMarkers);
            }
            if (!annotation.equals(Monitored.DESCRIPTOR)) {
                return null;
            }
            return new MonitoredReader() {
                @Override
                void done(Monitored read) {
                    own = read;
                }
            };
        }

        @Override
        public @Nullable AnnotationVisitor visitParameterAnnotation(int parameter, String annotation, boolean visible) {
            return annotation.equals(ARGUMENT) ? new ArgumentReader(parameter, arguments) : null;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String calledDescriptor, boolean itf) {
            boolean bridge = (access & Opcodes.ACC_BRIDGE) != 0;
            if (bridge && owner.equals(name) && called.equals(methodName) && !calledDescriptor.equals(descriptor)) {
                bridgeTo = calledDescriptor;
            }
        }

        @Override
        public void visitMaxs(int maxStack, int locals) {
            maxLocals = locals;
        }

        @Override
        public void visitEnd() {
            methods.add(new MethodInfo(
                    methodName, descriptor, access, own, ownMarkers, arguments, parameterNames(), bridgeTo, maxLocals));
        }

        private String parameterNames() {
            Type[] types = Type.getArgumentTypes(descriptor);
            StringBuilder names = new StringBuilder();
            int slot = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
            for (int i = 0; i < types.length; i++) {
                String name = parameters.size() == types.length ? parameters.get(i) : variables[slot];
                if (name == null || name.isEmpty()) {
                    return "";
                }
                names.append(i == 0 ? "" : ",").append(name);
                slot += types[i].getSize();
            }
            return names.toString();
        }
    }

    private static final class MarkerReader extends AnnotationVisitor {

        private final String descriptor;
        private final List<Marker> markers;
        private final String nameElement;
        private String name = "";

        MarkerReader(String descriptor, List<Marker> markers) {
            super(Opcodes.ASM9);
            this.descriptor = descriptor;
            this.markers = markers;
            this.nameElement = KnownAnnotations.nameElement(descriptor);
        }

        @Override
        public void visit(@Nullable String element, Object read) {
            if (!nameElement.isEmpty() && nameElement.equals(element) && read instanceof String text) {
                name = text.strip();
            }
        }

        @Override
        public void visitEnd() {
            markers.add(new Marker(descriptor, name, KnownAnnotations.namesWrapper(descriptor)));
        }
    }

    private abstract static class MonitoredReader extends AnnotationVisitor {

        private String value = "";
        private String wrapper = "";
        private String fallback = "";
        private String stuckAfter = "";
        private final Set<String> expected = new HashSet<>();

        MonitoredReader() {
            super(Opcodes.ASM9);
        }

        abstract void done(Monitored read);

        @Override
        public void visit(@Nullable String element, Object read) {
            switch (element == null ? "" : element) {
                case "value" -> value = (String) read;
                case "wrapper" -> wrapper = (String) read;
                case "fallback" -> fallback = (String) read;
                case "stuckAfter" -> stuckAfter = (String) read;
                default -> {
                    // An element of a newer API than this agent knows.
                }
            }
        }

        @Override
        public @Nullable AnnotationVisitor visitArray(String element) {
            return element.equals("expected") ? new NamesReader(expected) : null;
        }

        @Override
        public void visitEnd() {
            done(new Monitored(value, wrapper, fallback, expected, stuckAfter));
        }
    }

    private static final class NamesReader extends AnnotationVisitor {

        private final Set<String> names;

        NamesReader(Set<String> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public void visit(@Nullable String element, Object read) {
            names.add(((Type) read).getClassName());
        }
    }

    private static final class ArgumentReader extends AnnotationVisitor {

        private final int parameter;
        private final List<Argument> arguments;
        private String key = "";
        private boolean metric;

        ArgumentReader(int parameter, List<Argument> arguments) {
            super(Opcodes.ASM9);
            this.parameter = parameter;
            this.arguments = arguments;
        }

        @Override
        public void visit(@Nullable String element, Object read) {
            if ("value".equals(element)) {
                key = (String) read;
            } else if ("metric".equals(element)) {
                metric = (Boolean) read;
            }
        }

        @Override
        public void visitEnd() {
            if (!key.isEmpty()) {
                arguments.add(new Argument(parameter, key, metric));
            }
        }
    }
}
