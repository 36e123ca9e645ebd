package io.opvitals.it.weaving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes class files of any version, each an {@code IntUnaryOperator} whose monitored {@code applyAsInt(n)} answers
 * {@code 2 n + 1} by a loop in a {@code try} with a {@code catch}, and throws on negative numbers.
 */
final class ClassFiles {

    private ClassFiles() {}

    /**
     * @param folder where to
     * @param name of the class and of its operation
     * @param version of the class file
     * @param frames whether it has stack map frames
     * @param subroutine whether its {@code finally} is a subroutine, as compilers wrote it for versions before 50
     */
    static void write(Path folder, String name, int version, boolean frames, boolean subroutine) throws IOException {
        ClassWriter file = new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
        file.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, "java/lang/Object", new String[] {
            "java/util/function/IntUnaryOperator"
        });
        constructor(file);
        monitored(file, name, subroutine);
        file.visitEnd();
        Files.write(folder.resolve(name + ".class"), file.toByteArray());
    }

    private static void constructor(ClassWriter file) {
        MethodVisitor code = file.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void monitored(ClassWriter file, String name, boolean subroutine) {
        MethodVisitor code = file.visitMethod(Opcodes.ACC_PUBLIC, "applyAsInt", "(I)I", null, null);
        AnnotationVisitor annotation = code.visitAnnotation("Lio/opvitals/api/MonitoredOperation;", true);
        annotation.visit("value", name);
        annotation.visit("wrapper", "class-files");
        annotation.visitEnd();
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label loop = new Label();
        Label done = new Label();
        Label negative = new Label();
        Label finallyCode = new Label();
        code.visitCode();
        code.visitTryCatchBlock(start, end, handler, "java/lang/ArithmeticException");
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitJumpInsn(Opcodes.IFLT, negative);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitVarInsn(Opcodes.ISTORE, 2);
        code.visitLabel(start);
        code.visitLabel(loop);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitJumpInsn(Opcodes.IFEQ, done);
        code.visitIincInsn(1, -1);
        code.visitIincInsn(2, 2);
        code.visitJumpInsn(Opcodes.GOTO, loop);
        code.visitLabel(done);
        if (subroutine) {
            code.visitJumpInsn(Opcodes.JSR, finallyCode);
        }
        // 1 / 0, caught below: what follows runs in the handler.
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IDIV);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(end);
        code.visitLabel(handler);
        code.visitInsn(Opcodes.POP);
        code.visitVarInsn(Opcodes.ILOAD, 2);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(negative);
        code.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalArgumentException");
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(name);
        code.visitMethodInsn(
                Opcodes.INVOKESPECIAL, "java/lang/IllegalArgumentException", "<init>", "(Ljava/lang/String;)V", false);
        code.visitInsn(Opcodes.ATHROW);
        if (subroutine) {
            code.visitLabel(finallyCode);
            code.visitVarInsn(Opcodes.ASTORE, 3);
            code.visitInsn(Opcodes.NOP);
            code.visitVarInsn(Opcodes.RET, 3);
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
