using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Foundations.Tests.Randomness;

public sealed class PhiloxTests
{
    [Fact]
    public void Reproduces_salmon2011_zero_counter_and_key()
    {
        RandomStream stream = new StreamKey(0).Open();
        Assert.Equal([0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u],
            new[] { stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32(), stream.NextUInt32() });
    }

    [Conformance.LongFact]
    public void A_long_test() => Assert.True(Conformance.TestData.IsPresent || !Conformance.TestData.IsPresent);
}
