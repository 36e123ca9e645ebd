package io.opvitals.agent.instrument;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A suspend function of Kotlin, as its compiler writes it: its last parameter is the continuation to be resumed with the
 * result, and it returns {@code COROUTINE_SUSPENDED} when the result comes that way.
 *
 * <p>A function that is itself suspended in the middle has a class of its own for what it must remember, and is resumed by
 * being called again with an object of that class for its continuation, the highest bit of whose {@code label} is set:
 *
 * <pre>{@code
 * if (continuation instanceof Client$search$1 && (((Client$search$1) continuation).label & 0x80000000) != 0) // resumed
 * }</pre>
 *
 * @param continuationSlot where the continuation is
 * @param stateMachine internal name of that class; {@code null} where there is none
 */
record SuspendFunction(int continuationSlot, @Nullable String stateMachine) {

    static final String CONTINUATION = "kotlin/coroutines/Continuation";

    private static final String END_OF_DESCRIPTOR = "L" + CONTINUATION + ";)Ljava/lang/Object;";

    /** {@code null} where the method is no suspend function. */
    static @Nullable SuspendFunction of(ClassReader classFile, MethodInfo method) {
        if (!method.descriptor().endsWith(END_OF_DESCRIPTOR)) {
            return null;
        }
        int slot = Type.getArgumentsAndReturnSizes(method.descriptor()) >> 2;
        // The sizes count an object that static methods do not have; the continuation is the last of them.
        Head head = new Head(method.isStatic() ? slot - 2 : slot - 1);
        classFile.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return method.hasSignature(name, descriptor) ? head : null;
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new SuspendFunction(head.slot, head.stateMachine);
    }

    /** Looks for the test at the head of the function. */
    private static final class Head extends MethodVisitor {

        private final int slot;
        private boolean continuationOnStack;
        private @Nullable String tested;
        private @Nullable String stateMachine;

        Head(int slot) {
            super(Opcodes.ASM9);
            this.slot = slot;
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            continuationOnStack = opcode == Opcodes.ALOAD && variable == slot;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.INSTANCEOF && continuationOnStack && tested == null) {
                tested = type;
            }
            continuationOnStack = false;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (owner.equals(tested) && name.equals("label") && descriptor.equals("I")) {
                stateMachine = owner;
            }
        }
    }
}
