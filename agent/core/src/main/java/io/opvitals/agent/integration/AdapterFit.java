package io.opvitals.agent.integration;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Whether an adapter and the library of one class loader are made for each other, found out by reading class files: no
 * class of the library is loaded for it.
 */
final class AdapterFit {

    private static final String OURS = "io/opvitals/";

    private final ClassLoader loader;
    private final Map<String, Shape> shapes = new HashMap<>();

    /** What a class file declares. */
    private record Shape(
            boolean exists, @Nullable String parent, List<String> interfaces, Set<String> members, Set<String> undone) {

        static final Shape MISSING = new Shape(false, null, List.of(), Set.of(), Set.of());
    }

    /** @param loader where the library is */
    AdapterFit(ClassLoader loader) {
        this.loader = loader;
    }

    /** What the library lacks of what the adapter needs, or asks of it that it does not know; empty if they fit. */
    String difference(String adapter) {
        List<String> adapters = new ArrayList<>(List.of(adapter));
        String difference = differenceOf(adapter, adapters);
        for (int i = 1; i < adapters.size() && difference.isEmpty(); i++) {
            difference = differenceOf(adapters.get(i), null);
        }
        return difference;
    }

    private String differenceOf(String adapter, @Nullable List<String> nested) {
        byte[] classFile = read(AdapterFit.class.getClassLoader(), adapter);
        if (classFile == null) {
            return "class " + adapter.replace('/', '.') + " is not in the agent's jar";
        }
        Needs needs = new Needs(nested);
        new ClassReader(classFile).accept(needs, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        for (Map.Entry<String, Set<String>> each : needs.members.entrySet()) {
            String owner = each.getKey();
            if (!shape(owner).exists()) {
                return "no class " + owner.replace('/', '.');
            }
            for (String member : each.getValue()) {
                if (!has(owner, member)) {
                    return "no " + owner.replace('/', '.') + "." + member;
                }
            }
        }
        return undone(needs);
    }

    /** What the adapter inherits and nobody implements. */
    private String undone(Needs needs) {
        Set<String> supertypes = new HashSet<>();
        for (String each : needs.supertypes) {
            addSupertypes(each, supertypes);
        }
        Set<String> concrete = new HashSet<>(needs.implemented);
        for (String each : supertypes) {
            for (String member : shape(each).members()) {
                if (!shape(each).undone().contains(member)) {
                    concrete.add(member);
                }
            }
        }
        for (String each : supertypes) {
            for (String member : shape(each).undone()) {
                if (!concrete.contains(member)) {
                    return each.replace('/', '.') + "." + member + " is new";
                }
            }
        }
        return "";
    }

    private void addSupertypes(String type, Set<String> all) {
        if (isElsewhere(type) || !all.add(type)) {
            return;
        }
        Shape shape = shape(type);
        if (shape.parent() != null) {
            addSupertypes(shape.parent(), all);
        }
        for (String each : shape.interfaces()) {
            addSupertypes(each, all);
        }
    }

    private boolean has(String owner, String member) {
        // What the JDK's types declare is there on every JDK that the agent runs on; but not everything is theirs.
        if (isElsewhere(owner)) {
            return !owner.equals("java/lang/Object");
        }
        Shape shape = shape(owner);
        if (shape.members().contains(member)) {
            return true;
        }
        if (shape.parent() != null && has(shape.parent(), member)) {
            return true;
        }
        for (String each : shape.interfaces()) {
            if (has(each, member)) {
                return true;
            }
        }
        return false;
    }

    private Shape shape(String type) {
        Shape known = shapes.get(type);
        if (known != null) {
            return known;
        }
        byte[] classFile = read(loader, type);
        Shape shape = classFile == null ? Shape.MISSING : shape(classFile);
        shapes.put(type, shape);
        return shape;
    }

    private static Shape shape(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        Set<String> members = new HashSet<>();
        Set<String> undone = new HashSet<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable FieldVisitor visitField(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            @Nullable Object value) {
                        members.add(name + " " + descriptor);
                        return null;
                    }

                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        members.add(name + descriptor);
                        if ((access & Opcodes.ACC_ABSTRACT) != 0) {
                            undone.add(name + descriptor);
                        }
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return new Shape(true, reader.getSuperName(), List.of(reader.getInterfaces()), members, undone);
    }

    /** Neither the library's nor what it brings along. */
    private static boolean isElsewhere(String type) {
        return type.startsWith("java/") || type.startsWith(OURS);
    }

    private static byte @Nullable [] read(ClassLoader from, String type) {
        try (@Nullable InputStream in = from.getResourceAsStream(type + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    /** What an adapter's class file needs of others. */
    private static final class Needs extends ClassVisitor {

        final Map<String, Set<String>> members = new HashMap<>();
        final List<String> supertypes = new ArrayList<>();
        final Set<String> implemented = new HashSet<>();
        private final @Nullable List<String> nested;

        Needs(@Nullable List<String> nested) {
            super(Opcodes.ASM9);
            this.nested = nested;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            needsType(superName);
            for (String each : interfaces == null ? new String[0] : interfaces) {
                needsType(each);
            }
        }

        private void needsType(@Nullable String type) {
            if (type != null && !isElsewhere(type)) {
                supertypes.add(type);
                members.computeIfAbsent(type, any -> new HashSet<>());
            }
        }

        @Override
        public void visitNestMember(String member) {
            if (nested != null) {
                nested.add(member);
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            implemented.add(name + descriptor);
            return new MethodVisitor(Opcodes.ASM9) {

                private void needs(String owner, String member) {
                    if (owner.charAt(0) != '[' && !isElsewhere(owner)) {
                        members.computeIfAbsent(owner, any -> new HashSet<>()).add(member);
                    }
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    needs(owner, field + " " + type);
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean itf) {
                    needs(owner, called + type);
                }

                @Override
                public void visitTypeInsn(int opcode, String type) {
                    String element = type.charAt(0) == '['
                            ? Type.getType(type).getElementType().getInternalName()
                            : type;
                    if (!isElsewhere(element)) {
                        members.computeIfAbsent(element, any -> new HashSet<>());
                    }
                }
            };
        }
    }
}
