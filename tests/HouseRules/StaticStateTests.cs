using Mechanisms.HouseRules.Planted;
using Mechanisms.HouseRules.Rules;

namespace Mechanisms.HouseRules;

public sealed class StaticStateTests
{
    [Fact]
    public void Nothing_is_mutable_and_static() =>
        House.RequireNone(House.Rooms.Values.SelectMany(assembly => StaticStateRule.Violations(assembly.GetTypes())));

    [Fact]
    public void Catches_a_planted_field_and_a_planted_property() =>
        Assert.Equal(2, StaticStateRule.Violations([typeof(MutableStatic)]).Count());
}
