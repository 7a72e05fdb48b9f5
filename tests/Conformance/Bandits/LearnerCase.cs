using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Conformance.Bandits;

/// <summary>How many arms, for how long, under which key, and what kind of rewards come back.</summary>
public sealed record LearnerCase(int Arms, int Horizon, ulong Root, RewardKind Kind)
{
    public StreamKey Key => new StreamKey(Root).Replication(3);

    /// <summary>Cases that reach one arm, one round, equal rewards, no click at all and rewards that are not only 0 and 1.</summary>
    public static Arbitrary<LearnerCase> Arbitrary(int longestHorizon) => Arb.From(
        from arms in Gen.Frequency((1, Gen.Constant(1)), (6, Gen.Choose(2, 9)))
        from horizon in Gen.Frequency((1, Gen.Constant(1)), (2, Gen.Choose(2, 20)), (7, Gen.Choose(21, longestHorizon)))
        from low in Gen.Choose(0, int.MaxValue)
        from kind in Gen.Elements(Enum.GetValues<RewardKind>())
        select new LearnerCase(arms, horizon, (ulong)low * 0x9E3779B97F4A7C15, kind), Smaller);

    /// <summary>What the arms answer: a function of round and arm, made without the learner's key.</summary>
    public Observation Answer(int round, int arm)
    {
        uint word = PlainPhilox.Block(Root ^ 0x5DEECE66D, (uint)round, (uint)arm, 0, 77)[0];
        bool isClicked = Kind != RewardKind.Silence && (Kind != RewardKind.Fractions || (word & 3) != 0);
        double reward = Kind switch
        {
            RewardKind.Constant => 0.5,
            RewardKind.ZeroOrOne => word > uint.MaxValue / (uint)(arm + 2) ? 1 : 0,
            _ => (word >> 8) / 16777216.0,
        };
        return new(isClicked, isClicked ? reward : 0);
    }

    private static IEnumerable<LearnerCase> Smaller(LearnerCase @case)
    {
        if (@case.Horizon > 1)
        {
            yield return @case with { Horizon = @case.Horizon / 2 };
            yield return @case with { Horizon = @case.Horizon - 1 };
        }

        if (@case.Arms > 1)
        {
            yield return @case with { Arms = @case.Arms - 1 };
        }
    }
}
