package io.opvitals.testapp.library;

/**
 * Tests of commons-lang3 by its authors, from its published test jar. Without {@code StopWatchTest}, which asserts how
 * long it slept and so fails on a busy machine, agent or not.
 */
public final class CommonsLangTests {

    private static final String[] CLASSES = {
        "ArrayUtilsAddTest",
        "ArrayUtilsInsertTest",
        "ArrayUtilsRemoveTest",
        "ArrayUtilsTest",
        "BitFieldTest",
        "BooleanUtilsTest",
        "CharRangeTest",
        "CharSetTest",
        "CharSetUtilsTest",
        "CharUtilsTest",
        "ClassUtilsTest",
        "ConversionTest",
        "EnumUtilsTest",
        "ObjectUtilsTest",
        "RangeTest",
        "StringUtilsContainsTest",
        "StringUtilsEqualsIndexOfTest",
        "StringUtilsIsTest",
        "StringUtilsStartsEndsWithTest",
        "StringUtilsSubstringTest",
        "StringUtilsTest",
        "StringUtilsTrimStripTest",
        "ValidateTest",
        "builder.EqualsBuilderTest",
        "builder.HashCodeBuilderTest",
        "builder.ReflectionToStringBuilderTest",
        "concurrent.LazyInitializerAnonClassTest",
        "event.EventUtilsTest",
        "exception.ExceptionUtilsTest",
        "function.FailableFunctionsTest",
        "function.SuppliersTest",
        "math.FractionTest",
        "math.NumberUtilsTest",
        "mutable.MutableIntTest",
        "reflect.ConstructorUtilsTest",
        "reflect.FieldUtilsTest",
        "reflect.MethodUtilsTest",
        "reflect.TypeUtilsTest",
        "stream.StreamsTest",
        "text.StrBuilderTest",
        "text.StrSubstitutorTest",
        "text.translate.EntityArraysTest",
        "tuple.PairTest",
        "util.FluentBitSetTest",
    };

    private CommonsLangTests() {}

    public static void main(String[] arguments) {
        System.exit(new JupiterRun("org.apache.commons.lang3.", CLASSES).print() > 0 ? 0 : 1);
    }
}
