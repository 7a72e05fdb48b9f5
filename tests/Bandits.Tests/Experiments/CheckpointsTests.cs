using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Conformance;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Tests.Experiments;

public sealed class CheckpointsTests
{
    [Fact]
    public void Log_spaced_checkpoints_increase_strictly_from_1_to_the_horizon()
    {
        Arbitrary<(int, int)> arguments = Gen.Choose(1, 3_000_000).Or(Gen.Choose(1, 50))
            .SelectMany(horizon => Gen.Choose(1, 120).Select(count => (horizon, count))).ToArbitrary();
        Prop.ForAll(arguments, pair => Refutation(Checkpoints.LogSpaced(pair.Item1, pair.Item2), pair.Item1, pair.Item2) is null)
            .Check(Laws.Config);
    }

    [Fact]
    public void Log_spaced_checkpoints_that_stop_a_round_early_are_refuted()
    {
        Sequence<long> planted = Checkpoints.LogSpaced(999, 10);
        Assert.NotNull(Refutation(planted, 1000, 10));
    }

    [Fact]
    public void Four_checkpoints_up_to_a_thousand_are_powers_of_ten() =>
        Assert.Equal([1L, 10, 100, 1000], Checkpoints.LogSpaced(1000, 4));

    [Fact]
    public void One_checkpoint_is_the_horizon() => Assert.Equal([50_000L], Checkpoints.LogSpaced(50_000, 1));

    [Fact]
    public void A_horizon_of_one_round_has_one_checkpoint() => Assert.Equal([1L], Checkpoints.LogSpaced(1));

    [Fact]
    public void Long_horizons_keep_exact_ends() =>
        Assert.Equal((1L, 1L << 50), (Checkpoints.LogSpaced(1L << 50)[0], Checkpoints.LogSpaced(1L << 50)[^1]));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 0)]
    [InlineData(-1, 10)]
    public void Log_spacing_rejects_arguments_below_one(long horizon, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Checkpoints.LogSpaced(horizon, count));

    private static string? Refutation(Sequence<long> rounds, long horizon, int count)
    {
        if (rounds[^1] != horizon)
        {
            return "the last checkpoint is not the horizon";
        }

        if (count > 1 && rounds[0] != 1)
        {
            return "the first checkpoint is not 1";
        }

        bool increases = rounds.Zip(rounds.Skip(1)).All(pair => pair.First < pair.Second);
        return increases && rounds.Count <= count ? null : "checkpoints do not increase or are too many";
    }
}
