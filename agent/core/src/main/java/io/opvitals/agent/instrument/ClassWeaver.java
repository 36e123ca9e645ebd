package io.opvitals.agent.instrument;

import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes class files anew with some of their methods woven. The rest is copied as it is. */
final class ClassWeaver {

    /** Internal name of the class of the API whose empty bodies lead to the door. */
    static final String API_BRIDGE = "io/opvitals/api/AgentBridge";

    private ClassWeaver() {}

    static byte[] weave(ClassReader classFile, TypeInfo type, Map<String, MethodPlan> plans) {
        ClassWriter writer = new ClassWriter(classFile, 0);
        ClassVisitor weaver = new ClassVisitor(Opcodes.ASM9, writer) {

            private int version;

            @Override
            public void visit(
                    int classVersion,
                    int access,
                    String name,
                    @Nullable String signature,
                    @Nullable String superName,
                    String @Nullable [] interfaces) {
                version = classVersion & 0xFFFF;
                super.visit(classVersion, access, name, signature, superName, interfaces);
            }

            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                MethodPlan plan = plans.get(name + descriptor);
                if (plan == null || method == null) {
                    return method;
                }
                MethodInfo info = method(type, name, descriptor);
                SuspendFunction suspend = SuspendFunction.of(classFile, info);
                return new MethodWeaver(method, type.name(), info, plan, suspend, version);
            }
        };
        classFile.accept(weaver, ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    /** Fills the empty bodies of the API: each calls the door's method of the same name and descriptor. */
    static byte[] weaveApiBridge(ClassReader classFile) {
        ClassWriter writer = new ClassWriter(classFile, 0);
        ClassVisitor weaver = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                if (method == null || (access & Opcodes.ACC_STATIC) == 0 || name.equals("<clinit>")) {
                    return method;
                }
                callDoor(method, name, descriptor);
                return null;
            }
        };
        classFile.accept(weaver, 0);
        return writer.toByteArray();
    }

    private static void callDoor(MethodVisitor method, String name, String descriptor) {
        int slots = 0;
        method.visitCode();
        for (Type each : Type.getArgumentTypes(descriptor)) {
            method.visitVarInsn(each.getOpcode(Opcodes.ILOAD), slots);
            slots += each.getSize();
        }
        Type returned = Type.getReturnType(descriptor);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(OpvitalsDoor.class), name, descriptor, false);
        method.visitInsn(returned.getOpcode(Opcodes.IRETURN));
        method.visitMaxs(Math.max(slots, returned.getSize()), slots);
        method.visitEnd();
    }

    private static MethodInfo method(TypeInfo type, String name, String descriptor) {
        for (MethodInfo each : type.methods()) {
            if (each.hasSignature(name, descriptor)) {
                return each;
            }
        }
        throw new IllegalStateException("method: " + type.name() + "." + name + descriptor
                + " (expected: a method of the class it was planned for)");
    }
}
