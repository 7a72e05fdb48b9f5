using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Scheduling;

namespace Mechanisms.Derandomized;

/// <summary>Two machines play odd and even for each task; the result is the machine that the task favors.</summary>
/// <remarks>Played uniformly it is <see cref="BiasedMinWork"/>. Time O(tasks). Thread-safe.</remarks>
[Reference("walsh2023", "task allocation: parity games for the favored machine")]
public sealed record PlayedBiasedMinWork : PlayedMechanism<Sequence<Rational>, TaskAllocation>
{
    /// <inheritdoc/>
    public override string Name => "biased min work by games";

    /// <inheritdoc/>
    public override TaskAllocation Outcome(ReadOnlySpan<Sequence<Rational>> reports, Func<ModularGame, int> play)
    {
        ArgumentNullException.ThrowIfNull(play);
        int tasks = Costs.Require(reports);
        ModularGame parity = ModularGame.OfAll(FavoredMinWork.Machines, FavoredMinWork.Machines);
        return new FavoredMinWork(Sequence.Of(tasks, _ => play(parity))).Decide(reports);
    }
}
