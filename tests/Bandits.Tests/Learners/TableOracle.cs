using Mechanisms.Bandits.Environments;
using Mechanisms.Bandits.Learners;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Tests.Learners;

/// <summary>Told the tables, shows the arm of largest worth, the lowest of them; planted bug: the wrong worth.</summary>
public sealed record TableOracle(Func<EpisodeTables, int, double> Worth) : IInformedLearner
{
    public string Name => "table oracle";

    public ILearner Informed(EpisodeTables tables) =>
        new FixedArm(Enumerable.Range(0, tables.RegretPerShow.Count).MaxBy(arm => Worth(tables, arm)));

    public LearnerRun Begin(int arms, long horizon, StreamKey key) => throw new InvalidOperationException("An oracle must be informed.");
}
