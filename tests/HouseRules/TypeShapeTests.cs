using Mechanisms.HouseRules.Planted;
using Mechanisms.HouseRules.Rules;

namespace Mechanisms.HouseRules;

public sealed class TypeShapeTests
{
    [Fact]
    public void Public_classes_are_sealed_or_abstract_and_structs_are_readonly() =>
        House.RequireNone(House.Rooms.Values.SelectMany(assembly => TypeShapeRule.Violations(House.PublicTypes(assembly))));

    [Theory]
    [InlineData(typeof(OpenClass))]
    [InlineData(typeof(MutableStruct))]
    public void Catches_a_planted_shape(Type type) => Assert.Single(TypeShapeRule.Violations([type]));
}
