package io.opvitals.agent.instrument;

import io.opvitals.agent.instrument.MethodInfo.Argument;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Weaves one method. What comes out means
 *
 * <pre>{@code
 * Call call = null;
 * try { call = OpvitalsDoor.enter(operation); } catch (Throwable e) {}
 * try {
 *     ... the method; for each return: result = value;
 *     try { OpvitalsDoor.exit(call, null); } catch (Throwable e) {}     // how exactly: see ResultKind
 *     return result;
 * } catch (Throwable thrown) {      // does not cover the exit above
 *     try { OpvitalsDoor.exit(call, thrown); } catch (Throwable e) {}
 *     throw thrown;
 * }
 * }</pre>
 *
 * <p>The door's methods do not throw; the handlers around them are for a stack so full that calling them does.
 *
 * <p><b>How the frames stay right.</b> Two slots above all local variables of the method hold the call and the result, so
 * that nothing of the method's own is touched. Every stack map frame of the method gets the call's slot added, whatever
 * lies between filled up as unusable. The handlers use no local variable but ours, so their frames declare no other, and
 * are right whatever the method did to its parameters. Each return is handled where it stands rather than at a shared
 * end: a method may return with more on its stack than the result. The handler over the body comes last in the exception
 * table, so that the method's own handlers stay first.
 *
 * <p>No frame is computed and no type compared, so that weaving never needs to load a class. Class files older than
 * version 50 have no frames and get none; one of version 50 without frames is verified the old way by the JVM.
 */
final class MethodWeaver extends MethodVisitor {

    private static final String DOOR = Type.getInternalName(OpvitalsDoor.class);
    private static final String CALL = Type.getInternalName(OpvitalsDoor.Call.class);
    private static final String THROWABLE = "java/lang/Throwable";
    private static final int MIN_STACK = 8;

    private final MethodPlan plan;
    private final boolean frames;
    private final List<Object> parameterTypes;
    private final String name;
    private final String parameterNames;
    private final Type[] argumentTypes;
    private final Type returnType;
    private final ReturnedType returned;
    private final @Nullable SuspendFunction suspend;
    private final int firstArgumentSlot;

    /** Where the call is kept, and above it the result or what was thrown. */
    private final int callSlot;

    private final int resultSlot;

    private final Label bodyStart = new Label();
    private final Label prologueStart = new Label();
    private final Label prologueEnd = new Label();
    private final Label prologueFailed = new Label();
    private final Label exitFailed = new Label();
    private final List<Label> exits = new ArrayList<>();
    private final List<Label> bodySegments = new ArrayList<>();
    private Label segmentStart = new Label();

    /**
     * @param writer what the method is written to
     * @param owner internal name of its class
     * @param method the method
     * @param plan what to weave
     * @param suspend what it is as a suspend function of Kotlin; {@code null} where it is none
     * @param classVersion major version of the class file
     */
    MethodWeaver(
            MethodVisitor writer,
            String owner,
            MethodInfo method,
            MethodPlan plan,
            @Nullable SuspendFunction suspend,
            int classVersion) {
        super(Opcodes.ASM9, writer);
        this.plan = plan;
        this.suspend = suspend;
        this.frames = classVersion >= Opcodes.V1_6;
        this.name = method.name();
        this.parameterNames = method.parameterNames();
        this.argumentTypes = Type.getArgumentTypes(method.descriptor());
        this.returnType = Type.getReturnType(method.descriptor());
        this.returned = plan.capturesResult() ? ReturnedType.seen(returnType) : ReturnedType.of(returnType);
        this.firstArgumentSlot = method.isStatic() ? 0 : 1;
        this.parameterTypes = parameterTypes(owner, method.isStatic(), argumentTypes);
        this.callSlot = method.maxLocals();
        this.resultSlot = callSlot + 1;
    }

    // ---- before the method --------------------------------------------------------------------------------------

    @Override
    public void visitCode() {
        super.visitCode();
        if (plan.isOperation()) {
            super.visitInsn(Opcodes.ACONST_NULL);
            super.visitVarInsn(Opcodes.ASTORE, callSlot);
        }
        if (suspend != null && suspend.stateMachine() != null) {
            skipWhenResumed(suspend.continuationSlot(), suspend.stateMachine());
        }
        super.visitLabel(prologueStart);
        for (int operation : plan.fallbackOf()) {
            markFallback(operation);
        }
        if (plan.isOperation()) {
            push(operation());
            door(suspend == null ? "enter" : "enterSuspending", "(I)L" + CALL + ";");
            super.visitVarInsn(Opcodes.ASTORE, callSlot);
            if (suspend != null) {
                replaceContinuation(suspend.continuationSlot());
            }
            for (Argument each : plan.arguments()) {
                capture(each);
            }
            if (plan.capturesArguments()) {
                captureAll();
            }
        }
        super.visitLabel(prologueEnd);
        super.visitLabel(bodyStart);
        frame(parameterTypes, plan.isOperation() ? CALL : null, null, null);
        // The method may have a frame of its own at its first instruction; two at one place are not allowed.
        super.visitInsn(Opcodes.NOP);
        startSegment();
    }

    /** A function that is resumed is in the middle of a call: straight to its body, without a call. */
    private void skipWhenResumed(int continuationSlot, String stateMachine) {
        Label called = new Label();
        super.visitVarInsn(Opcodes.ALOAD, continuationSlot);
        super.visitTypeInsn(Opcodes.INSTANCEOF, stateMachine);
        super.visitJumpInsn(Opcodes.IFEQ, called);
        super.visitVarInsn(Opcodes.ALOAD, continuationSlot);
        super.visitTypeInsn(Opcodes.CHECKCAST, stateMachine);
        super.visitFieldInsn(Opcodes.GETFIELD, stateMachine, "label", "I");
        super.visitLdcInsn(Integer.MIN_VALUE);
        super.visitInsn(Opcodes.IAND);
        super.visitJumpInsn(Opcodes.IFNE, bodyStart);
        super.visitLabel(called);
        frame(parameterTypes, plan.isOperation() ? CALL : null, null, null);
    }

    private void replaceContinuation(int slot) {
        super.visitVarInsn(Opcodes.ALOAD, callSlot);
        super.visitVarInsn(Opcodes.ALOAD, slot);
        door("suspending", "(L" + CALL + ";Ljava/lang/Object;)Ljava/lang/Object;");
        super.visitTypeInsn(Opcodes.CHECKCAST, SuspendFunction.CONTINUATION);
        super.visitVarInsn(Opcodes.ASTORE, slot);
    }

    private int operation() {
        return plan.operation();
    }

    private void markFallback(int operation) {
        push(operation);
        super.visitInsn(Opcodes.ACONST_NULL);
        int slot = firstArgumentSlot;
        for (Type each : argumentTypes) {
            slot += each.getSize();
        }
        for (int i = argumentTypes.length - 1; i >= 0; i--) {
            slot -= argumentTypes[i].getSize();
            if (argumentTypes[i].getSort() == Type.OBJECT) {
                super.visitVarInsn(Opcodes.ALOAD, slot);
                door("throwable", "(L" + THROWABLE + ";Ljava/lang/Object;)L" + THROWABLE + ";");
            }
        }
        super.visitLdcInsn(name);
        door("fallback", "(IL" + THROWABLE + ";Ljava/lang/String;)V");
    }

    private void capture(Argument argument) {
        if (argument.parameter() >= argumentTypes.length) {
            return;
        }
        int slot = firstArgumentSlot;
        for (int i = 0; i < argument.parameter(); i++) {
            slot += argumentTypes[i].getSize();
        }
        Type type = argumentTypes[argument.parameter()];
        super.visitVarInsn(Opcodes.ALOAD, callSlot);
        super.visitLdcInsn(argument.key());
        super.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
        box(type);
        super.visitInsn(argument.metric() ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
        door("argument", "(L" + CALL + ";Ljava/lang/String;Ljava/lang/Object;Z)V");
    }

    private void captureAll() {
        super.visitVarInsn(Opcodes.ALOAD, callSlot);
        push(argumentTypes.length);
        super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        int slot = firstArgumentSlot;
        for (int i = 0; i < argumentTypes.length; i++) {
            Type type = argumentTypes[i];
            super.visitInsn(Opcodes.DUP);
            push(i);
            super.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            box(type);
            super.visitInsn(Opcodes.AASTORE);
            slot += type.getSize();
        }
        super.visitLdcInsn(parameterNames);
        door("arguments", "(L" + CALL + ";[Ljava/lang/Object;Ljava/lang/String;)V");
    }

    private void box(Type type) {
        String box = switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.FLOAT -> "java/lang/Float";
            case Type.LONG -> "java/lang/Long";
            case Type.DOUBLE -> "java/lang/Double";
            default -> null;
        };
        if (box != null) {
            String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
            super.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
        }
    }

    // ---- the method ---------------------------------------------------------------------------------------------

    @Override
    public void visitFrame(
            int type, int localCount, Object @Nullable [] locals, int stackSize, Object @Nullable [] stack) {
        if (!plan.isOperation() || locals == null) {
            super.visitFrame(type, localCount, locals, stackSize, stack);
            return;
        }
        List<Object> extended = new ArrayList<>(callSlot + 1);
        for (int i = 0; i < localCount; i++) {
            extended.add(locals[i]);
        }
        fillUp(extended);
        extended.add(CALL);
        super.visitFrame(Opcodes.F_NEW, extended.size(), extended.toArray(), stackSize, stack);
    }

    @Override
    public void visitInsn(int opcode) {
        boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
        if (!returns || !plan.isOperation()) {
            super.visitInsn(opcode);
            return;
        }
        endSegment();
        boolean hasResult = opcode != Opcodes.RETURN;
        if (hasResult) {
            super.visitVarInsn(returnType.getOpcode(Opcodes.ISTORE), resultSlot);
        }
        Label exit = new Label();
        Label exited = new Label();
        super.visitLabel(exit);
        super.visitVarInsn(Opcodes.ALOAD, callSlot);
        exit();
        super.visitLabel(exited);
        exits.add(exit);
        exits.add(exited);
        leave();
        startSegment();
    }

    /** The call is on the stack. If the result cannot be replaced after all, the cast fails and the handler returns it. */
    private void exit() {
        if (suspend != null) {
            super.visitVarInsn(Opcodes.ALOAD, resultSlot);
            door("exitSuspending", "(L" + CALL + ";Ljava/lang/Object;)V");
            return;
        }
        switch (returned) {
            case IS_THE_END -> {
                super.visitInsn(Opcodes.ACONST_NULL);
                door("exit", "(L" + CALL + ";L" + THROWABLE + ";)V");
            }
            case MAY_COME_LATER -> {
                super.visitVarInsn(returnType.getOpcode(Opcodes.ILOAD), resultSlot);
                box(returnType);
                door("exit", "(L" + CALL + ";Ljava/lang/Object;)V");
            }
            case MAY_BE_A_PUBLISHER, MAY_BE_ANYTHING -> {
                super.visitVarInsn(Opcodes.ALOAD, resultSlot);
                push(
                        returned == ReturnedType.MAY_BE_A_PUBLISHER
                                ? OpvitalsDoor.REPLACE_PUBLISHER
                                : OpvitalsDoor.REPLACE_UNLESS_TOLD_APART);
                door("exit", "(L" + CALL + ";Ljava/lang/Object;I)Ljava/lang/Object;");
                if (returned == ReturnedType.MAY_BE_A_PUBLISHER) {
                    super.visitTypeInsn(Opcodes.CHECKCAST, returnType.getInternalName());
                }
                super.visitVarInsn(Opcodes.ASTORE, resultSlot);
            }
        }
    }

    private void startSegment() {
        segmentStart = new Label();
        super.visitLabel(segmentStart);
    }

    private void endSegment() {
        Label end = new Label();
        super.visitLabel(end);
        if (end.getOffset() > segmentStart.getOffset()) {
            bodySegments.add(segmentStart);
            bodySegments.add(end);
        }
    }

    private void leave() {
        if (returnType.getSort() != Type.VOID) {
            super.visitVarInsn(returnType.getOpcode(Opcodes.ILOAD), resultSlot);
        }
        super.visitInsn(returnType.getOpcode(Opcodes.IRETURN));
    }

    // ---- after the method ---------------------------------------------------------------------------------------

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (plan.isOperation()) {
            endSegment();
            rethrow();
            if (!exits.isEmpty()) {
                handle(exits, exitFailed);
                super.visitLabel(exitFailed);
                frame(List.of(), CALL, returnType.getSort() == Type.VOID ? null : frameType(returnType), THROWABLE);
                super.visitInsn(Opcodes.POP);
                leave();
            }
        }
        super.visitTryCatchBlock(prologueStart, prologueEnd, prologueFailed, null);
        super.visitLabel(prologueFailed);
        frame(parameterTypes, plan.isOperation() ? CALL : null, null, THROWABLE);
        super.visitInsn(Opcodes.POP);
        super.visitJumpInsn(Opcodes.GOTO, bodyStart);
        super.visitMaxs(Math.max(maxStack + 3, MIN_STACK), plan.isOperation() ? resultSlot + 2 : maxLocals);
    }

    private void rethrow() {
        Label thrown = new Label();
        Label exit = new Label();
        Label exited = new Label();
        Label failed = new Label();
        handle(bodySegments, thrown);
        super.visitLabel(thrown);
        frame(List.of(), CALL, null, THROWABLE);
        super.visitVarInsn(Opcodes.ASTORE, resultSlot);
        super.visitLabel(exit);
        super.visitVarInsn(Opcodes.ALOAD, callSlot);
        super.visitVarInsn(Opcodes.ALOAD, resultSlot);
        door("exit", "(L" + CALL + ";L" + THROWABLE + ";)V");
        super.visitLabel(exited);
        super.visitVarInsn(Opcodes.ALOAD, resultSlot);
        super.visitInsn(Opcodes.ATHROW);
        handle(List.of(exit, exited), failed);
        super.visitLabel(failed);
        frame(List.of(), CALL, THROWABLE, THROWABLE);
        super.visitInsn(Opcodes.POP);
        super.visitVarInsn(Opcodes.ALOAD, resultSlot);
        super.visitInsn(Opcodes.ATHROW);
    }

    private void handle(List<Label> ranges, Label handler) {
        for (int i = 0; i < ranges.size(); i += 2) {
            super.visitTryCatchBlock(ranges.get(i), ranges.get(i + 1), handler, null);
        }
    }

    private void door(String method, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, DOOR, method, descriptor, false);
    }

    private void push(int value) {
        if (value <= 5) {
            super.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value <= Byte.MAX_VALUE) {
            super.visitIntInsn(Opcodes.BIPUSH, value);
        } else {
            super.visitIntInsn(Opcodes.SIPUSH, value);
        }
    }

    /** Writes a frame: these locals, then, at their slots, the call and the result; then what is on the stack. */
    private void frame(List<Object> locals, @Nullable Object call, @Nullable Object result, @Nullable Object stack) {
        if (!frames) {
            return;
        }
        List<Object> all = new ArrayList<>(locals);
        if (call != null) {
            fillUp(all);
            all.add(call);
        }
        if (result != null) {
            all.add(result);
        }
        Object[] stacked = stack == null ? new Object[0] : new Object[] {stack};
        super.visitFrame(Opcodes.F_NEW, all.size(), all.toArray(), stacked.length, stacked);
    }

    private void fillUp(List<Object> locals) {
        int slots = 0;
        for (Object each : locals) {
            slots += each == Opcodes.LONG || each == Opcodes.DOUBLE ? 2 : 1;
        }
        for (; slots < callSlot; slots++) {
            locals.add(Opcodes.TOP);
        }
    }

    private static List<Object> parameterTypes(String owner, boolean isStatic, Type[] arguments) {
        List<Object> types = new ArrayList<>(arguments.length + 1);
        if (!isStatic) {
            types.add(owner);
        }
        for (Type each : arguments) {
            types.add(frameType(each));
        }
        return types;
    }

    private static Object frameType(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.ARRAY, Type.OBJECT -> type.getInternalName();
            default -> Opcodes.INTEGER;
        };
    }
}
