package io.opvitals.agent.instrument.library;

import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Weaves a hook into one method of a library. What comes out means
 *
 * <pre>{@code
 * Object[] arguments = null;
 * Object entered = null;
 * try {
 *     arguments = {argument, ..., this.field, ...};
 *     entered = OpvitalsDoor.hookEnter(hook, this, arguments);
 *     argument = (T) arguments[i];                                   // those that may be replaced
 * } catch (Throwable e) {}
 * try {
 *     ... the method; for each return: result = value;
 *     try { result = (R) OpvitalsDoor.hookExit(hook, entered, this, arguments, result, null); } catch (Throwable e) {}
 *     return result;
 * } catch (Throwable thrown) {      // does not cover the exit above
 *     try { OpvitalsDoor.hookExit(hook, entered, this, arguments, null, thrown); } catch (Throwable e) {}
 *     throw thrown;
 * }
 * }</pre>
 *
 * <p>The door's methods do not throw; the handlers around them are for a stack so full that calling them does.
 *
 * <p>A constructor cannot give away its object before it has called another constructor, nor catch what that throws. It
 * collects its arguments at its entry and calls the door where it returns, and that is all.
 *
 * <p>Frames stay right as in {@code MethodWeaver}: three slots above all local variables of the method, added to every
 * frame that it has, and handlers whose frames declare no other variable but these and {@code this}.
 */
final class HookWeaver extends MethodVisitor {

    private static final String DOOR = Type.getInternalName(OpvitalsDoor.class);
    private static final String THROWABLE = "java/lang/Throwable";
    private static final String OBJECT = "java/lang/Object";
    private static final String OBJECTS = "[Ljava/lang/Object;";
    private static final String ENTER = "(IL" + OBJECT + ";" + OBJECTS + ")L" + OBJECT + ";";
    private static final String EXIT =
            "(IL" + OBJECT + ";L" + OBJECT + ";" + OBJECTS + "L" + OBJECT + ";L" + THROWABLE + ";)L" + OBJECT + ";";

    /** For the six arguments of the door's exit. */
    private static final int MIN_STACK = 6;

    private final String owner;
    private final boolean isStatic;
    private final HookedMethod plan;
    private final int hook;
    private final Type[] argumentTypes;
    private final Type returnType;
    private final int argumentsSlot;
    private final int enteredSlot;

    /** Where the result is kept, or what was thrown. */
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
     * @param isStatic whether it is static
     * @param plan what is woven
     * @param descriptor of the method
     * @param hook index of the hook behind the door
     * @param maxLocals slots that the method takes itself
     */
    HookWeaver(
            MethodVisitor writer,
            String owner,
            boolean isStatic,
            HookedMethod plan,
            String descriptor,
            int hook,
            int maxLocals) {
        super(Opcodes.ASM9, writer);
        this.owner = owner;
        this.isStatic = isStatic;
        this.plan = plan;
        this.hook = hook;
        this.argumentTypes = Type.getArgumentTypes(descriptor);
        this.returnType = Type.getReturnType(descriptor);
        this.argumentsSlot = maxLocals;
        this.enteredSlot = argumentsSlot + 1;
        this.resultSlot = argumentsSlot + 2;
    }

    // ---- before the method --------------------------------------------------------------------------------------

    @Override
    public void visitCode() {
        super.visitCode();
        super.visitInsn(Opcodes.ACONST_NULL);
        super.visitVarInsn(Opcodes.ASTORE, argumentsSlot);
        super.visitInsn(Opcodes.ACONST_NULL);
        super.visitVarInsn(Opcodes.ASTORE, enteredSlot);
        if (plan.isConstructor()) {
            collectArguments();
            return;
        }
        super.visitLabel(prologueStart);
        collectArguments();
        push(hook);
        loadSelf();
        super.visitVarInsn(Opcodes.ALOAD, argumentsSlot);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, DOOR, "hookEnter", ENTER, false);
        super.visitVarInsn(Opcodes.ASTORE, enteredSlot);
        for (int position : plan.replacedArguments()) {
            takeBack(position);
        }
        super.visitLabel(prologueEnd);
        super.visitLabel(bodyStart);
        frame(parameterTypes(), null, null);
        // The method may have a frame of its own at its first instruction; two at one place are not allowed.
        super.visitInsn(Opcodes.NOP);
        startSegment();
    }

    private void collectArguments() {
        push(argumentTypes.length + plan.fields().size());
        super.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
        for (int i = 0; i < argumentTypes.length; i++) {
            super.visitInsn(Opcodes.DUP);
            push(i);
            super.visitVarInsn(argumentTypes[i].getOpcode(Opcodes.ILOAD), slot(i));
            box(argumentTypes[i]);
            super.visitInsn(Opcodes.AASTORE);
        }
        for (int i = 0; i < plan.fields().size(); i++) {
            HookedMethod.Field field = plan.fields().get(i);
            super.visitInsn(Opcodes.DUP);
            push(argumentTypes.length + i);
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitFieldInsn(Opcodes.GETFIELD, owner, field.name(), field.descriptor());
            box(Type.getType(field.descriptor()));
            super.visitInsn(Opcodes.AASTORE);
        }
        super.visitVarInsn(Opcodes.ASTORE, argumentsSlot);
    }

    private void takeBack(int position) {
        super.visitVarInsn(Opcodes.ALOAD, argumentsSlot);
        push(position);
        super.visitInsn(Opcodes.AALOAD);
        super.visitTypeInsn(Opcodes.CHECKCAST, argumentTypes[position].getInternalName());
        super.visitVarInsn(Opcodes.ASTORE, slot(position));
    }

    // ---- the method ---------------------------------------------------------------------------------------------

    @Override
    public void visitFrame(
            int type, int localCount, Object @Nullable [] locals, int stackSize, Object @Nullable [] stack) {
        List<Object> extended = new ArrayList<>(argumentsSlot + 2);
        for (int i = 0; locals != null && i < localCount; i++) {
            extended.add(locals[i]);
        }
        addOurs(extended);
        super.visitFrame(Opcodes.F_NEW, extended.size(), extended.toArray(), stackSize, stack);
    }

    @Override
    public void visitInsn(int opcode) {
        boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
        if (!returns) {
            super.visitInsn(opcode);
            return;
        }
        if (!plan.isConstructor()) {
            endSegment();
        }
        if (hasResult()) {
            super.visitVarInsn(returnType.getOpcode(Opcodes.ISTORE), resultSlot);
        }
        Label exit = new Label();
        Label exited = new Label();
        super.visitLabel(exit);
        loadForExit();
        if (hasResult()) {
            super.visitVarInsn(returnType.getOpcode(Opcodes.ILOAD), resultSlot);
            box(returnType);
        } else {
            super.visitInsn(Opcodes.ACONST_NULL);
        }
        super.visitInsn(Opcodes.ACONST_NULL);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, DOOR, "hookExit", EXIT, false);
        if (plan.replacesResult()) {
            super.visitTypeInsn(Opcodes.CHECKCAST, returnType.getInternalName());
            super.visitVarInsn(Opcodes.ASTORE, resultSlot);
            storeResult();
        } else {
            super.visitInsn(Opcodes.POP);
        }
        super.visitLabel(exited);
        exits.add(exit);
        exits.add(exited);
        leave();
        if (!plan.isConstructor()) {
            startSegment();
        }
    }

    private void storeResult() {
        if (plan.storesResult()) {
            HookedMethod.Field field = plan.fields().get(0);
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitVarInsn(Opcodes.ALOAD, resultSlot);
            super.visitFieldInsn(Opcodes.PUTFIELD, owner, field.name(), field.descriptor());
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

    private void loadForExit() {
        push(hook);
        super.visitVarInsn(Opcodes.ALOAD, enteredSlot);
        if (plan.isConstructor()) {
            super.visitVarInsn(Opcodes.ALOAD, 0);
        } else {
            loadSelf();
        }
        super.visitVarInsn(Opcodes.ALOAD, argumentsSlot);
    }

    private void leave() {
        if (hasResult()) {
            super.visitVarInsn(returnType.getOpcode(Opcodes.ILOAD), resultSlot);
        }
        super.visitInsn(returnType.getOpcode(Opcodes.IRETURN));
    }

    // ---- after the method ---------------------------------------------------------------------------------------

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        if (!plan.isConstructor()) {
            endSegment();
            rethrow();
        }
        if (!exits.isEmpty()) {
            handle(exits, exitFailed);
            super.visitLabel(exitFailed);
            frame(List.of(), hasResult() ? frameType(returnType) : null, THROWABLE);
            super.visitInsn(Opcodes.POP);
            leave();
        }
        if (!plan.isConstructor()) {
            super.visitTryCatchBlock(prologueStart, prologueEnd, prologueFailed, null);
            super.visitLabel(prologueFailed);
            frame(parameterTypes(), null, THROWABLE);
            super.visitInsn(Opcodes.POP);
            super.visitJumpInsn(Opcodes.GOTO, bodyStart);
        }
        // Over what the method has on its stack at a return lie the door's arguments.
        super.visitMaxs(maxStack + MIN_STACK + 1, resultSlot + 2);
    }

    /**
     * Tells the door without {@code this}: the method may have thrown where its slot holds something else, as far as a
     * frame can tell. The hook has seen it at the entry.
     */
    private void rethrow() {
        Label thrown = new Label();
        Label exit = new Label();
        Label exited = new Label();
        Label failed = new Label();
        handle(bodySegments, thrown);
        super.visitLabel(thrown);
        frame(List.of(), null, THROWABLE);
        super.visitVarInsn(Opcodes.ASTORE, resultSlot);
        super.visitLabel(exit);
        push(hook);
        super.visitVarInsn(Opcodes.ALOAD, enteredSlot);
        super.visitInsn(Opcodes.ACONST_NULL);
        super.visitVarInsn(Opcodes.ALOAD, argumentsSlot);
        super.visitInsn(Opcodes.ACONST_NULL);
        super.visitVarInsn(Opcodes.ALOAD, resultSlot);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, DOOR, "hookExit", EXIT, false);
        super.visitInsn(Opcodes.POP);
        super.visitLabel(exited);
        super.visitVarInsn(Opcodes.ALOAD, resultSlot);
        super.visitInsn(Opcodes.ATHROW);
        handle(List.of(exit, exited), failed);
        super.visitLabel(failed);
        frame(List.of(), THROWABLE, THROWABLE);
        super.visitInsn(Opcodes.POP);
        super.visitVarInsn(Opcodes.ALOAD, resultSlot);
        super.visitInsn(Opcodes.ATHROW);
    }

    private void handle(List<Label> ranges, Label handler) {
        for (int i = 0; i < ranges.size(); i += 2) {
            super.visitTryCatchBlock(ranges.get(i), ranges.get(i + 1), handler, null);
        }
    }

    // ---- small pieces -------------------------------------------------------------------------------------------

    private boolean hasResult() {
        return returnType.getSort() != Type.VOID;
    }

    private void loadSelf() {
        if (isStatic) {
            super.visitInsn(Opcodes.ACONST_NULL);
        } else {
            super.visitVarInsn(Opcodes.ALOAD, 0);
        }
    }

    private int slot(int argument) {
        int slot = isStatic ? 0 : 1;
        for (int i = 0; i < argument; i++) {
            slot += argumentTypes[i].getSize();
        }
        return slot;
    }

    private void push(int value) {
        if (value <= 5) {
            super.visitInsn(Opcodes.ICONST_0 + value);
        } else {
            super.visitIntInsn(Opcodes.SIPUSH, value);
        }
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

    /** Writes a frame: these locals, then, at their slots, ours and the result; then what is on the stack. */
    private void frame(List<Object> locals, @Nullable Object result, @Nullable Object stack) {
        List<Object> all = new ArrayList<>(locals);
        addOurs(all);
        if (result != null) {
            all.add(result);
        }
        Object[] stacked = stack == null ? new Object[0] : new Object[] {stack};
        super.visitFrame(Opcodes.F_NEW, all.size(), all.toArray(), stacked.length, stacked);
    }

    private void addOurs(List<Object> locals) {
        int slots = 0;
        for (Object each : locals) {
            slots += each == Opcodes.LONG || each == Opcodes.DOUBLE ? 2 : 1;
        }
        for (; slots < argumentsSlot; slots++) {
            locals.add(Opcodes.TOP);
        }
        locals.add(OBJECTS);
        locals.add(OBJECT);
    }

    private List<Object> parameterTypes() {
        List<Object> types = new ArrayList<>(argumentTypes.length + 1);
        if (!isStatic) {
            types.add(owner);
        }
        for (Type each : argumentTypes) {
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
