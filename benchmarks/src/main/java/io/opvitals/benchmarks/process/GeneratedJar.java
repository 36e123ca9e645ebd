package io.opvitals.benchmarks.process;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFNULL;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** Jars of made-up classes: {@code unrelated} that no agent is asked to monitor, or {@code operations} that all are. */
final class GeneratedJar {

    private static final int METHODS_OF_UNRELATED = 20;
    private static final String OPVITALS = "Lio/opvitals/api/MonitoredOperation;";
    private static final String OPENTELEMETRY = "Lio/opentelemetry/instrumentation/annotations/WithSpan;";
    private static final String DESCRIPTOR = "(Ljava/lang/String;)I";

    private GeneratedJar() {}

    /** Classes of 20 small static methods with a constant pool of ordinary size, in twenty packages. */
    static Path unrelated(Path file, int classes) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < classes; i++) {
                String name = "generated/p" + i % 20 + "/Unrelated" + i;
                write(jar, name, generate(name, METHODS_OF_UNRELATED, false));
            }
        }
        return file;
    }

    /** Classes of monitored static methods; each is a {@link Runnable} that calls them all. */
    static Path operations(Path file, int classes, int operationsPerClass) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < classes; i++) {
                String name = "generated/Wrapper" + i;
                write(jar, name, generate(name, operationsPerClass, true));
            }
        }
        return file;
    }

    private static void write(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name + ".class"));
        jar.write(bytes);
        jar.closeEntry();
    }

    private static byte[] generate(String name, int methods, boolean monitored) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, "java/lang/Object", new String[] {
            "java/lang/Runnable"
        });
        constructor(writer);
        for (int i = 0; i < methods; i++) {
            method(writer, "operation" + i, i, monitored);
        }
        run(writer, name, methods);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        code.visitInsn(RETURN);
        end(code);
    }

    /** {@code return (text == null ? 0 : text.length()) + salt}. */
    private static void method(ClassWriter writer, String name, int salt, boolean monitored) {
        MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, DESCRIPTOR, null, null);
        if (monitored) {
            code.visitAnnotation(OPVITALS, true).visitEnd();
            code.visitAnnotation(OPENTELEMETRY, true).visitEnd();
        }
        Label absent = new Label();
        Label sum = new Label();
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        code.visitJumpInsn(IFNULL, absent);
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
        code.visitVarInsn(ISTORE, 1);
        code.visitJumpInsn(GOTO, sum);
        code.visitLabel(absent);
        code.visitInsn(ICONST_0);
        code.visitVarInsn(ISTORE, 1);
        code.visitLabel(sum);
        code.visitVarInsn(ILOAD, 1);
        code.visitLdcInsn(salt);
        code.visitInsn(IADD);
        code.visitInsn(ICONST_1);
        code.visitInsn(IADD);
        code.visitInsn(IRETURN);
        end(code);
    }

    private static void run(ClassWriter writer, String owner, int methods) {
        MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "run", "()V", null, null);
        code.visitCode();
        for (int i = 0; i < methods; i++) {
            code.visitLdcInsn("text");
            code.visitMethodInsn(INVOKESTATIC, owner, "operation" + i, DESCRIPTOR, false);
            code.visitInsn(POP);
        }
        code.visitInsn(RETURN);
        end(code);
    }

    private static void end(MethodVisitor code) {
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
