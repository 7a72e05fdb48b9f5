using Mechanisms.HouseRules.Planted;
using Mechanisms.HouseRules.Rules;

namespace Mechanisms.HouseRules;

public sealed class RecordTests
{
    [Fact]
    public void Records_hold_no_collection_that_compares_by_reference() =>
        House.RequireNone(House.Rooms.Values.SelectMany(assembly => RecordRule.Violations(assembly.GetTypes())));

    [Theory]
    [InlineData(typeof(RecordWithArray))]
    [InlineData(typeof(RecordWithImmutableArray))]
    [InlineData(typeof(RecordWithReadOnlyList))]
    public void Catches_a_planted_collection(Type type) => Assert.Single(RecordRule.Violations([type]));
}
