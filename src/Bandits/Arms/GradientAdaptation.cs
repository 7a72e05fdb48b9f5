using static System.FormattableString;

namespace Mechanisms.Bandits.Arms;

/// <summary>How strategic arms adapt between epochs: one clipped gradient step each on their own number of clicks, all at once.</summary>
/// <remarks>
/// With v(s) the mean clicks of an arm over the probe runs, T the horizon, and s₊, s₋ the own rate moved by ±<see cref="ProbeStep"/> and clipped
/// to the bounds, others fixed and the same random numbers on both sides:
/// g = (v(s₊) - v(s₋)) / (s₊ - s₋);  s ← clip(s + clip(<see cref="StepSize"/> · g / T, ±<see cref="MaximumStep"/>), bounds).
/// Immutable and thread-safe.
/// </remarks>
public sealed record GradientAdaptation
{
    /// <summary>Least half-width of a probe and least width of the bounds: rates lie in [0, 1] with a spacing of 1.1e-16 near 1, so s₊ - s₋ keeps ten digits and is never 0.</summary>
    private const double LeastProbeStep = 1e-6;

    /// <summary>Initializes the settings.</summary>
    /// <param name="probeStep">Half-width of the finite difference, in click rate, at least 10⁻⁶, below 1.</param>
    /// <param name="stepSize">Step per unit of g / T, above 0.</param>
    /// <param name="maximumStep">Largest change of a click rate in one epoch, above 0, at most 1.</param>
    /// <param name="lowestClickRate">Lower bound of every click rate, in [0, 1).</param>
    /// <param name="highestClickRate">Upper bound of every click rate, at least 10⁻⁶ above the lower one, at most 1.</param>
    /// <param name="probeReplications">Runs per side of each finite difference, 1 to 524,288.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range or NaN.</exception>
    public GradientAdaptation(
        double probeStep = 0.02,
        double stepSize = 0.05,
        double maximumStep = 0.05,
        double lowestClickRate = 0.01,
        double highestClickRate = 1,
        int probeReplications = 10)
    {
        Require(probeStep is >= LeastProbeStep and < 1, probeStep, nameof(probeStep), "at least 0.000001 and below 1");
        Require(stepSize > 0 && double.IsFinite(stepSize), stepSize, nameof(stepSize), "finite and above 0");
        Require(maximumStep is > 0 and <= 1, maximumStep, nameof(maximumStep), "above 0 and at most 1");
        Require(lowestClickRate is >= 0 and < 1, lowestClickRate, nameof(lowestClickRate), "in [0, 1)");
        Require(
            highestClickRate <= 1 && highestClickRate - lowestClickRate >= LeastProbeStep,
            highestClickRate,
            nameof(highestClickRate),
            "at least 0.000001 above the lowest rate and at most 1");
        Experiments.ReplicationLayout.RequireRuns(probeReplications, nameof(probeReplications));
        ProbeStep = probeStep;
        StepSize = stepSize;
        MaximumStep = maximumStep;
        LowestClickRate = lowestClickRate;
        HighestClickRate = highestClickRate;
        ProbeReplications = probeReplications;
    }

    /// <summary>Gets the half-width of the finite difference, in click rate.</summary>
    /// <value>0.02 by default.</value>
    public double ProbeStep { get; }

    /// <summary>Gets the step per unit of g / T.</summary>
    /// <value>0.05 by default.</value>
    public double StepSize { get; }

    /// <summary>Gets the largest change of a click rate in one epoch.</summary>
    /// <value>0.05 by default.</value>
    public double MaximumStep { get; }

    /// <summary>Gets the lower bound of every click rate.</summary>
    /// <value>0.01 by default.</value>
    public double LowestClickRate { get; }

    /// <summary>Gets the upper bound of every click rate.</summary>
    /// <value>1 by default.</value>
    public double HighestClickRate { get; }

    /// <summary>Gets the runs per side of each finite difference.</summary>
    /// <value>10 by default.</value>
    public int ProbeReplications { get; }

    /// <summary>The two click rates at which an arm's clicks are probed.</summary>
    /// <param name="clickRate">The arm's rate, within the bounds.</param>
    /// <returns>Rates below and above, clipped to the bounds; never equal.</returns>
    public (double Below, double Above) Probes(double clickRate) =>
        (Math.Max(clickRate - ProbeStep, LowestClickRate), Math.Min(clickRate + ProbeStep, HighestClickRate));

    /// <summary>The click rate after one step.</summary>
    /// <param name="clickRate">The arm's rate, within the bounds.</param>
    /// <param name="gradient">Clicks gained per unit of click rate.</param>
    /// <param name="horizon">Rounds of a run, at least 1.</param>
    /// <returns>The new rate, within the bounds.</returns>
    public double Step(double clickRate, double gradient, long horizon)
    {
        double step = Math.Clamp(StepSize * gradient / horizon, -MaximumStep, MaximumStep);
        return Math.Clamp(clickRate + step, LowestClickRate, HighestClickRate);
    }

    private static void Require(bool holds, double value, string parameter, string required)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, Invariant($"{parameter} must be {required}; got {value}."));
        }
    }
}
