using Mechanisms.SideBySide.Peers;

namespace Mechanisms.SideBySide.Tests.Peers;

public sealed class JaxWorkTests
{
    [Fact]
    public void Work_is_asked_for_in_one_line() =>
        Assert.Equal("cached threefry2x32 1 540672 10000 7", new JaxWork(true, "threefry2x32", 1, 540_672, 10_000).Line);

    [Fact]
    public void Ways_differ_in_their_words() =>
        Assert.Equal(
            ["cached, rbg, 1 round a turn", "every index, rbg, 5 rounds a turn"],
            [new JaxWork(true, "rbg", 1, 1, 1).Way, new JaxWork(false, "rbg", 5, 1, 1).Way]);
}
