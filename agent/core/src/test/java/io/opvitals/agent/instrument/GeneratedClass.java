package io.opvitals.agent.instrument;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A class file with methods that do nothing, and annotations of libraries that are not there. */
final class GeneratedClass {

    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    GeneratedClass(String name, String superName, String... interfaces) {
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER,
                name.replace('.', '/'),
                null,
                superName.replace('.', '/'),
                interfaces);
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, superName.replace('.', '/'), "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
    }

    GeneratedClass annotated(String annotation, @Nullable String element, @Nullable String value) {
        annotate(writer.visitAnnotation(descriptor(annotation), true), element, value);
        return this;
    }

    GeneratedClass method(String name) {
        return method(name, null, null, null);
    }

    GeneratedClass method(String name, @Nullable String annotation, @Nullable String element, @Nullable String value) {
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, name, "()V", null, null);
        if (annotation != null) {
            annotate(method.visitAnnotation(descriptor(annotation), true), element, value);
        }
        method.visitCode();
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        return this;
    }

    byte[] bytes() {
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void annotate(AnnotationVisitor annotation, @Nullable String element, @Nullable String value) {
        if (element != null) {
            annotation.visit(element, value);
        }
        annotation.visitEnd();
    }

    private static String descriptor(String className) {
        return "L" + className.replace('.', '/') + ";";
    }
}
