using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using Mechanisms.Games.Deviations;
using static System.FormattableString;

namespace Mechanisms.Bandits.Arms;

/// <summary>Answer of a <see cref="NashProbe"/>: the best unilateral deviation of every arm.</summary>
/// <param name="Probe">The question.</param>
/// <param name="Curves">Best-response curves, shape [arm].</param>
public sealed record NashProbeResult(NashProbe Probe, Sequence<BestResponseCurve> Curves)
{
    /// <summary>Gets the best deviation of every arm; gains in clicks, negative when staying is better than the whole grid.</summary>
    public DeviationReport<double> Deviations =>
        new(Sequence.Of(Curves.Count, arm => Curves[arm].BestDeviation), Probe.Grid.Count);

    /// <summary>Gets the largest measured gain of any arm, at least 0: the profile is an ε-equilibrium on the grid for this ε, in clicks, up to noise.</summary>
    public double Epsilon => Math.Max(0, Deviations.Largest.Gain);

    /// <summary>Tests the claim that no arm can gain more than ε clicks by a rate of the grid.</summary>
    /// <param name="epsilon">Gain that is allowed, in clicks, at least 0.</param>
    /// <param name="standardErrors">How many standard errors a gain must exceed ε by to count against the claim, at least 0.</param>
    /// <returns>Refuted by the deviation with the clearest excess, or not refuted; one replication refutes nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative or NaN.</exception>
    public Verdict<Deviation<double>> IsEquilibrium(double epsilon, double standardErrors = 5)
    {
        RequireAtLeastZero(epsilon, nameof(epsilon));
        RequireAtLeastZero(standardErrors, nameof(standardErrors));
        double largest = 0;
        Deviation<double>? witness = null;
        foreach (BestResponseCurve curve in Curves)
        {
            foreach (BestResponsePoint point in curve.Points)
            {
                double excess = point.Gain - epsilon - (standardErrors * point.GainError);
                if (excess > largest)
                {
                    largest = excess;
                    witness = new(curve.Experiment.Arm, curve.Own.ClickRate, point.ClickRate, point.Gain);
                }
            }
        }

        return witness is { } found
            ? new Verdict<Deviation<double>>.Refuted(found)
            : new Verdict<Deviation<double>>.NotRefuted((long)Curves.Count * Probe.Grid.Count);
    }

    private static void RequireAtLeastZero(double value, string parameter)
    {
        if (!(value >= 0))
        {
            throw new ArgumentOutOfRangeException(parameter, value, Invariant($"{parameter} must be at least 0; got {value}."));
        }
    }
}
