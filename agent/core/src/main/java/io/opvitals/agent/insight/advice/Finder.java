package io.opvitals.agent.insight.advice;

import java.util.List;

/** Looks for one kind of finding. A pure function. */
interface Finder {

    List<Finding> find(Facts facts);
}
