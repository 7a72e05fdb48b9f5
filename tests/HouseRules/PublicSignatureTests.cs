using Mechanisms.HouseRules.Planted;
using Mechanisms.HouseRules.Rules;

namespace Mechanisms.HouseRules;

public sealed class PublicSignatureTests
{
    [Fact]
    public void No_third_party_type_is_public() =>
        House.RequireNone(House.Rooms.Values.SelectMany(House.PublicTypes).SelectMany(PublicSignatureRule.Violations));

    [Fact]
    public void Catches_a_planted_third_party_type_inside_a_generic_argument() =>
        Assert.Single(PublicSignatureRule.Violations(typeof(ForeignSignature)));
}
