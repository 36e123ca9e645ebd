package io.opvitals.agent.config.document;

import java.util.ArrayList;
import java.util.List;

/** A part of a document, with the place where it begins, from 1. */
abstract sealed class Node {

    final int line;
    final int column;

    private Node(int line, int column) {
        this.line = line;
        this.column = column;
    }

    static final class Scalar extends Node {

        final String text;

        Scalar(String text, int line, int column) {
            super(line, column);
            this.text = text;
        }
    }

    /** A sequence, or a mapping whose keys and values take turns. */
    static final class Collection extends Node {

        final boolean isMapping;
        final String anchor;
        final List<Node> parts = new ArrayList<>();

        /** @param anchor empty for none */
        Collection(boolean isMapping, String anchor, int line, int column) {
            super(line, column);
            this.isMapping = isMapping;
            this.anchor = anchor;
        }
    }
}
