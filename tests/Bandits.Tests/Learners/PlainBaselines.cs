using Mechanisms.Bandits.Environments;
using Mechanisms.Conformance.Bandits;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>A random arm every round.</summary>
public sealed class PlainUniform : PlainLearner
{
    public override int Choose(PlainArm[] arms, long t, long horizon, Func<int> uniformArm) => uniformArm();
}

/// <summary>The arm that a table says is best, the lowest of them, every round.</summary>
public sealed class PlainOracle(Func<EpisodeTables, int, double> worth) : PlainLearner
{
    private int best;

    public override void Hear(EpisodeTables tables)
    {
        double[] worths = [.. Enumerable.Range(0, tables.RegretPerShow.Count).Select(arm => worth(tables, arm))];
        best = Array.IndexOf(worths, worths.Max());
    }

    public override int Choose(PlainArm[] arms, long t, long horizon, Func<int> uniformArm) => best;
}
