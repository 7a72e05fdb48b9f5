using FsCheck;
using FsCheck.Fluent;
using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.InformationAcquisition;
using Mechanisms.Learning.Hiring;

namespace Mechanisms.Learning.Tests.Hiring;

/// <summary>The models that tests hire in, and the places of measures.</summary>
internal static class Hirings
{
    public const int Obedience = 0;
    public const int Regret = 1;
    public const int Violation = 2;
    public const int Payment = 3;
    public const int Searches = 4;
    public const int Bad = 5;
    public const int KnownShare = 6;
    public const int Gain = 7;
    public const int Loss = 8;

    /// <summary>One or two agents with two efforts each, common or independent signals, payments up to 1.</summary>
    public static Arbitrary<HiredAgentsProblem> Any { get; } = Arb.From(Gen.OneOf(
        from low in Gen.Choose(50, 70)
        from more in Gen.Choose(10, 30)
        from cost in Gen.Choose(1, 8)
        select HiringModels.Guesser((low, 0), (low + more, 10 * cost)),
        from agents in Gen.Choose(1, 2)
        from cost in Gen.Choose(1, 4)
        from accuracy in Gen.Choose(7, 9)
        select HiredAgentsProblem.Forecasters(agents, new Rational(cost, 100), new Rational(accuracy, 10)).WithPaymentCap(1),
        from low in Gen.Choose(1, 3)
        from high in Gen.Choose(6, 10)
        from cost in Gen.Choose(1, 3)
        select HiringModels.Observers(2, low, high, cost)));

    /// <summary>Plays one learner and tells what its replications gave.</summary>
    public static ContenderSummary Play(HiringContender contender, long horizon, int replications, ulong root = 20240507) =>
        new RegretContest([contender], horizon, replications, root, [horizon]).Run(new CpuDevice()).Summaries[0];
}
