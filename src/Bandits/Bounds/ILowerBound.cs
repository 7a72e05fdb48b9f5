using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Bounds;

/// <summary>A lower bound on regret as a function of the number of rounds: a line that reports draw beside curves.</summary>
/// <remarks>A lower bound of theory is asymptotic or a worst case over instances; no curve contradicts it by lying below it at a finite horizon.</remarks>
public interface ILowerBound
{
    /// <summary>Gets the name that legends carry.</summary>
    string Name { get; }

    /// <summary>The bound after a number of rounds.</summary>
    /// <param name="rounds">t, at least 1.</param>
    /// <returns>Regret, in units of reward.</returns>
    double At(long rounds);

    /// <summary>The bound at several checkpoints.</summary>
    /// <param name="rounds">Checkpoints, each at least 1.</param>
    /// <returns>One value per checkpoint.</returns>
    Sequence<double> Along(Sequence<long> rounds) => Sequence.Of(rounds.Count, index => At(rounds[index]));
}
