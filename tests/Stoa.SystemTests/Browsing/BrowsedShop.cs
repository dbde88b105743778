namespace Stoa.SystemTests.Browsing;

/// <summary>The tests in it share one installation and one browser, one test after the other.</summary>
[CollectionDefinition]
public sealed class BrowsedShop : ICollectionFixture<Shop>;
