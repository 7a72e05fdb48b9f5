using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Arms;

/// <summary>What a move earned those who made it, measured against the same runs without it.</summary>
/// <param name="Move">The move.</param>
/// <param name="From">What the profile asks of the movers, shape [mover].</param>
/// <param name="Gains">Utility of all movers after less before, shape [run], in the game's unit.</param>
/// <param name="Regret">Mean regret of the learner under the move.</param>
public sealed record DeviationEstimate(JointMove Move, Sequence<double> From, Sequence<double> Gains, double Regret)
{
    /// <summary>Gets the mean gain; negative when moving costs.</summary>
    public double Gain => Moments.Mean;

    /// <summary>Gets the standard error of the mean gain, of the paired differences; NaN for one run.</summary>
    public double Error => Gains.Count > 1 ? Moments.StandardError : double.NaN;

    /// <summary>Gets count, mean and spread of the gains.</summary>
    public RunningMoments Moments => RunningMoments.Of(Gains.Span);
}
