package io.opvitals.agent.instrument.library;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes a class file anew with the hooks of some of its methods. The rest is copied as it is. */
final class HookedClassWeaver {

    private HookedClassWeaver() {}

    /**
     * @param classFile the class
     * @param hooked what is woven into it
     * @param indices of the hooks behind the door
     */
    static byte[] weave(ClassReader classFile, HookedClass hooked, Map<HookedMethod, Integer> indices) {
        Map<String, Integer> maxLocals = maxLocals(classFile);
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
                HookedMethod plan = hooked.method(name, descriptor);
                Integer index = plan == null ? null : indices.get(plan);
                Integer locals = maxLocals.get(name + descriptor);
                if (method == null || plan == null || index == null || locals == null) {
                    return method;
                }
                boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
                return new HookWeaver(method, hooked.internalName(), isStatic, plan, descriptor, index, locals);
            }
        };
        classFile.accept(weaver, ClassReader.EXPAND_FRAMES);
        return writer.toByteArray();
    }

    private static Map<String, Integer> maxLocals(ClassReader classFile) {
        Map<String, Integer> maxLocals = new HashMap<>();
        ClassVisitor reader = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitMaxs(int stack, int locals) {
                        maxLocals.put(name + descriptor, locals);
                    }
                };
            }
        };
        classFile.accept(reader, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return maxLocals;
    }
}
