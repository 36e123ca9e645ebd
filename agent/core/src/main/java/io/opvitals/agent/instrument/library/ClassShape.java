package io.opvitals.agent.instrument.library;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Compares a class file with what is known of the class. */
final class ClassShape extends ClassVisitor {

    private final Set<String> methods = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> fields = new HashSet<>();
    private int version;

    private ClassShape() {
        super(Opcodes.ASM9);
    }

    /** What is not as it is known, for a user to read; empty where all is. */
    static String difference(ClassReader classFile, HookedClass known) {
        ClassShape shape = new ClassShape();
        classFile.accept(shape, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        if (shape.version < Opcodes.V1_7) {
            // Without stack map frames, and perhaps with subroutines.
            return "class " + known.internalName().replace('/', '.') + " is of class file version " + shape.version
                    + " (expected: " + Opcodes.V1_7 + " or newer)";
        }
        for (HookedMethod each : known.methods()) {
            boolean isThere = each.descriptor().equals(HookedMethod.ANY)
                    ? shape.names.contains(each.name())
                    : shape.methods.contains(each.name() + each.descriptor());
            if (!isThere && each.isOptional()) {
                continue;
            }
            if (!isThere) {
                return missing(known, each.name() + each.descriptor());
            }
            for (HookedMethod.Field field : each.fields()) {
                if (!shape.fields.contains(field.name() + " " + field.descriptor())) {
                    return missing(known, field.name() + " " + field.descriptor());
                }
            }
        }
        return "";
    }

    private static String missing(HookedClass known, String member) {
        return "class " + known.internalName().replace('/', '.') + " has no " + member;
    }

    @Override
    public void visit(
            int classVersion,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        version = classVersion & 0xFFFF;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        fields.add(name + " " + descriptor);
        return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        boolean hasBody = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
        if (hasBody) {
            methods.add(name + descriptor);
            names.add(name);
        }
        return null;
    }
}
