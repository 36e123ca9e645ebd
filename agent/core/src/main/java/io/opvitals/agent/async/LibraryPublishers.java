package io.opvitals.agent.async;

import io.opvitals.agent.operation.CallFrame;
import io.opvitals.agent.operation.ResultKind;
import io.opvitals.bootstrap.OpvitalsDoor;

/** Publishers of one class: replaced by ours where no caller can tell; else their call ends as its method returns. */
final class LibraryPublishers implements ResultKind {

    private final OpvitalsDoor.Publishers adapter;
    private final Disguise disguise;

    LibraryPublishers(OpvitalsDoor.Publishers adapter, Class<?> publisher) {
        this.adapter = adapter;
        this.disguise = new Disguise(adapter.standIn(publisher));
    }

    @Override
    public Object returned(CallFrame call, Object result, int replacement) {
        if (!disguise.works(result.getClass(), replacement)) {
            call.finish(result, null);
            return result;
        }
        return adapter.monitored(result, call.withdraw());
    }
}
