package io.opvitals.testapp.library;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Lists;
import com.google.common.collect.MapMaker;
import com.google.common.collect.Maps;
import com.google.common.collect.Multiset;
import com.google.common.collect.Sets;
import com.google.common.collect.TreeMultiset;
import com.google.common.collect.testing.ListTestSuiteBuilder;
import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.SetTestSuiteBuilder;
import com.google.common.collect.testing.TestStringListGenerator;
import com.google.common.collect.testing.TestStringMapGenerator;
import com.google.common.collect.testing.TestStringSetGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.ListFeature;
import com.google.common.collect.testing.features.MapFeature;
import com.google.common.collect.testing.google.ListMultimapTestSuiteBuilder;
import com.google.common.collect.testing.google.MultisetTestSuiteBuilder;
import com.google.common.collect.testing.google.TestStringListMultimapGenerator;
import com.google.common.collect.testing.google.TestStringMultisetGenerator;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import junit.framework.AssertionFailedError;
import junit.framework.Test;
import junit.framework.TestListener;
import junit.framework.TestResult;
import junit.framework.TestSuite;

/** The collection suites that Guava's authors publish, over collections of Guava. */
public final class GuavaTests {

    private static final CollectionSize[] SIZES = {CollectionSize.ZERO, CollectionSize.ONE, CollectionSize.SEVERAL};

    private GuavaTests() {}

    public static void main(String[] arguments) {
        TestSuite all = new TestSuite("guava");
        all.addTest(lists());
        all.addTest(sets());
        all.addTest(maps());
        all.addTest(multisets());
        all.addTest(multimaps());
        System.exit(print(all) > 0 ? 0 : 1);
    }

    private static int print(TestSuite suite) {
        Map<String, String> results = new TreeMap<>();
        TestResult run = new TestResult();
        run.addListener(new TestListener() {
            @Override
            public void startTest(Test test) {
                results.put(test.toString(), "SUCCESSFUL");
            }

            @Override
            public void endTest(Test test) {}

            @Override
            public void addError(Test test, Throwable thrown) {
                results.put(test.toString(), "ERROR " + thrown);
            }

            @Override
            public void addFailure(Test test, AssertionFailedError thrown) {
                results.put(test.toString(), "FAILED " + thrown);
            }
        });
        suite.run(run);
        results.forEach((name, result) -> System.out.println("test " + name + " " + result));
        int passed = run.runCount() - run.errorCount() - run.failureCount();
        System.out.println("passed=" + passed);
        return passed;
    }

    private static TestSuite lists() {
        TestSuite lists = new TestSuite("lists");
        lists.addTest(ListTestSuiteBuilder.using(new TestStringListGenerator() {
                    @Override
                    protected List<String> create(String[] elements) {
                        return ImmutableList.copyOf(elements);
                    }
                })
                .named("ImmutableList")
                .withFeatures(SIZES)
                .withFeatures(CollectionFeature.SERIALIZABLE, CollectionFeature.ALLOWS_NULL_QUERIES)
                .createTestSuite());
        lists.addTest(ListTestSuiteBuilder.using(new TestStringListGenerator() {
                    @Override
                    protected List<String> create(String[] elements) {
                        List<String> reversed = Lists.newArrayList(elements);
                        Collections.reverse(reversed);
                        return Lists.reverse(reversed);
                    }
                })
                .named("Lists.reverse")
                .withFeatures(SIZES)
                .withFeatures(CollectionFeature.ALLOWS_NULL_VALUES, ListFeature.GENERAL_PURPOSE)
                .createTestSuite());
        lists.addTest(ListTestSuiteBuilder.using(new TestStringListGenerator() {
                    @Override
                    protected List<String> create(String[] elements) {
                        return Lists.transform(Lists.newArrayList(elements), each -> each);
                    }
                })
                .named("Lists.transform")
                .withFeatures(SIZES)
                .withFeatures(CollectionFeature.ALLOWS_NULL_VALUES, ListFeature.REMOVE_OPERATIONS)
                .createTestSuite());
        return lists;
    }

    private static TestSuite sets() {
        TestSuite sets = new TestSuite("sets");
        sets.addTest(SetTestSuiteBuilder.using(new TestStringSetGenerator() {
                    @Override
                    protected Set<String> create(String[] elements) {
                        return ImmutableSet.copyOf(elements);
                    }
                })
                .named("ImmutableSet")
                .withFeatures(SIZES)
                .withFeatures(
                        CollectionFeature.SERIALIZABLE,
                        CollectionFeature.KNOWN_ORDER,
                        CollectionFeature.ALLOWS_NULL_QUERIES)
                .createTestSuite());
        sets.addTest(SetTestSuiteBuilder.using(new TestStringSetGenerator() {
                    @Override
                    protected Set<String> create(String[] elements) {
                        return Sets.filter(Sets.newLinkedHashSet(Arrays.asList(elements)), each -> true);
                    }
                })
                .named("Sets.filter")
                .withFeatures(SIZES)
                .withFeatures(
                        CollectionFeature.SUPPORTS_ADD,
                        CollectionFeature.SUPPORTS_REMOVE,
                        CollectionFeature.KNOWN_ORDER,
                        CollectionFeature.ALLOWS_NULL_VALUES)
                .createTestSuite());
        return sets;
    }

    private static TestSuite maps() {
        TestSuite maps = new TestSuite("maps");
        maps.addTest(MapTestSuiteBuilder.using(new TestStringMapGenerator() {
                    @Override
                    protected Map<String, String> create(Map.Entry<String, String>[] entries) {
                        return ImmutableMap.copyOf(Arrays.asList(entries));
                    }
                })
                .named("ImmutableMap")
                .withFeatures(SIZES)
                .withFeatures(
                        CollectionFeature.KNOWN_ORDER,
                        CollectionFeature.SERIALIZABLE_INCLUDING_VIEWS,
                        CollectionFeature.ALLOWS_NULL_QUERIES,
                        MapFeature.ALLOWS_ANY_NULL_QUERIES,
                        MapFeature.REJECTS_DUPLICATES_AT_CREATION)
                .createTestSuite());
        maps.addTest(MapTestSuiteBuilder.using(new TestStringMapGenerator() {
                    @Override
                    protected Map<String, String> create(Map.Entry<String, String>[] entries) {
                        return filled(HashBiMap.create(), entries);
                    }
                })
                .named("HashBiMap")
                .withFeatures(SIZES)
                .withFeatures(
                        CollectionFeature.KNOWN_ORDER,
                        CollectionFeature.SUPPORTS_ITERATOR_REMOVE,
                        MapFeature.ALLOWS_NULL_KEYS,
                        MapFeature.ALLOWS_NULL_VALUES,
                        MapFeature.ALLOWS_ANY_NULL_QUERIES,
                        MapFeature.GENERAL_PURPOSE)
                .createTestSuite());
        maps.addTest(MapTestSuiteBuilder.using(new TestStringMapGenerator() {
                    @Override
                    protected Map<String, String> create(Map.Entry<String, String>[] entries) {
                        return filled(
                                new MapMaker().concurrencyLevel(2).weakKeys().makeMap(), entries);
                    }
                })
                .named("MapMaker")
                .withFeatures(SIZES)
                .withFeatures(MapFeature.GENERAL_PURPOSE, CollectionFeature.SUPPORTS_ITERATOR_REMOVE)
                .createTestSuite());
        maps.addTest(MapTestSuiteBuilder.using(new TestStringMapGenerator() {
                    @Override
                    protected Map<String, String> create(Map.Entry<String, String>[] entries) {
                        return Maps.transformValues(filled(Maps.newLinkedHashMap(), entries), each -> each);
                    }
                })
                .named("Maps.transformValues")
                .withFeatures(SIZES)
                .withFeatures(
                        CollectionFeature.KNOWN_ORDER,
                        CollectionFeature.SUPPORTS_ITERATOR_REMOVE,
                        MapFeature.ALLOWS_NULL_KEYS,
                        MapFeature.ALLOWS_NULL_VALUES,
                        MapFeature.ALLOWS_ANY_NULL_QUERIES,
                        MapFeature.SUPPORTS_REMOVE)
                .createTestSuite());
        maps.addTest(MapTestSuiteBuilder.using(new TestStringMapGenerator() {
                    @Override
                    protected Map<String, String> create(Map.Entry<String, String>[] entries) {
                        return ImmutableSortedMap.copyOf(filled(new TreeMap<>(), entries));
                    }

                    @Override
                    public Iterable<Map.Entry<String, String>> order(List<Map.Entry<String, String>> insertionOrder) {
                        List<Map.Entry<String, String>> sorted = Lists.newArrayList(insertionOrder);
                        sorted.sort(Map.Entry.comparingByKey());
                        return sorted;
                    }
                })
                .named("ImmutableSortedMap")
                .withFeatures(SIZES)
                .withFeatures(
                        CollectionFeature.KNOWN_ORDER,
                        CollectionFeature.ALLOWS_NULL_QUERIES,
                        MapFeature.ALLOWS_ANY_NULL_QUERIES)
                .createTestSuite());
        return maps;
    }

    private static TestSuite multisets() {
        TestSuite multisets = new TestSuite("multisets");
        multisets.addTest(multiset("HashMultiset", HashMultiset.class));
        multisets.addTest(multiset("LinkedHashMultiset", LinkedHashMultiset.class));
        multisets.addTest(MultisetTestSuiteBuilder.using(new TestStringMultisetGenerator() {
                    @Override
                    protected Multiset<String> create(String[] elements) {
                        return TreeMultiset.create(Arrays.asList(elements));
                    }

                    @Override
                    public List<String> order(List<String> insertionOrder) {
                        Collections.sort(insertionOrder);
                        return insertionOrder;
                    }
                })
                .named("TreeMultiset")
                .withFeatures(SIZES)
                .withFeatures(
                        CollectionFeature.GENERAL_PURPOSE,
                        CollectionFeature.KNOWN_ORDER,
                        CollectionFeature.ALLOWS_NULL_QUERIES)
                .createTestSuite());
        return multisets;
    }

    private static TestSuite multiset(String name, Class<?> type) {
        return MultisetTestSuiteBuilder.using(new TestStringMultisetGenerator() {
                    @Override
                    protected Multiset<String> create(String[] elements) {
                        return type == HashMultiset.class
                                ? HashMultiset.create(Arrays.asList(elements))
                                : LinkedHashMultiset.create(Arrays.asList(elements));
                    }
                })
                .named(name)
                .withFeatures(SIZES)
                .withFeatures(CollectionFeature.GENERAL_PURPOSE, CollectionFeature.ALLOWS_NULL_VALUES)
                .createTestSuite();
    }

    private static TestSuite multimaps() {
        return ListMultimapTestSuiteBuilder.using(new TestStringListMultimapGenerator() {
                    @Override
                    protected ArrayListMultimap<String, String> create(Map.Entry<String, String>[] entries) {
                        ArrayListMultimap<String, String> created = ArrayListMultimap.create();
                        for (Map.Entry<String, String> each : entries) {
                            created.put(each.getKey(), each.getValue());
                        }
                        return created;
                    }
                })
                .named("ArrayListMultimap")
                .withFeatures(SIZES)
                .withFeatures(MapFeature.ALLOWS_NULL_KEYS, MapFeature.ALLOWS_NULL_VALUES, MapFeature.GENERAL_PURPOSE)
                .withFeatures(MapFeature.ALLOWS_ANY_NULL_QUERIES, CollectionFeature.SUPPORTS_ITERATOR_REMOVE)
                .createTestSuite();
    }

    private static Map<String, String> filled(Map<String, String> map, Map.Entry<String, String>[] entries) {
        for (Map.Entry<String, String> each : entries) {
            map.put(each.getKey(), each.getValue());
        }
        return map;
    }
}
