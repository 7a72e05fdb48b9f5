using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;
using Mechanisms.Foundations.References;
using static System.FormattableString;

namespace Mechanisms.Bandits.Arms;

/// <summary>An agent that moves the click rate of each of its arms by one clipped gradient step on its number of clicks.</summary>
/// <remarks>
/// With v(s) the mean clicks of all the agent's arms over the probe runs, T the horizon, and s₊, s₋ one own rate moved by ±<see cref="ProbeStep"/>
/// and clipped to the bounds, all others fixed and the same random numbers on both sides:
/// g = (v(s₊) - v(s₋)) / (s₊ - s₋);  s ← clip(s + clip(<see cref="StepSize"/> · g / T, ±<see cref="MaximumStep"/>), bounds).
/// Two probes per arm and move. Immutable and thread-safe.
/// </remarks>
[Reference("kleinebuening2024", "Section 6: arms adapt by gradient steps between repeated interactions")]
public sealed record GradientAdaptation : IStrategicAgent
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

    /// <inheritdoc/>
    public string Name => "gradient";

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

    /// <summary>Clicks that an agent gains per unit of one own click rate: g in the formula.</summary>
    /// <param name="below">What the probe below earned.</param>
    /// <param name="above">What the probe above earned.</param>
    /// <param name="arm">Place of the moved arm among the agent's own.</param>
    /// <returns>The slope, in clicks per run and unit of click rate.</returns>
    /// <exception cref="ArgumentNullException">A probe is null.</exception>
    public static double Gradient(ProbeAnswer below, ProbeAnswer above, int arm)
    {
        ArgumentNullException.ThrowIfNull(below);
        ArgumentNullException.ThrowIfNull(above);
        return (above.TotalClicks - below.TotalClicks) / (below.Runs * (above.ClickRates[arm] - below.ClickRates[arm]));
    }

    /// <inheritdoc/>
    public int ProbesFor(int arms) => 2 * arms;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">The role is null.</exception>
    /// <exception cref="ArgumentException">A click rate starts outside of the bounds.</exception>
    public AgentRun Begin(AgentRole role, StreamKey key)
    {
        ArgumentNullException.ThrowIfNull(role);
        for (int arm = 0; arm < role.Start.Count; arm++)
        {
            if (!(role.Start[arm] >= LowestClickRate && role.Start[arm] <= HighestClickRate))
            {
                throw new ArgumentException(
                    Invariant($"Click rates must start within [{LowestClickRate}, {HighestClickRate}]; arm {role.Arms[arm]} has {role.Start[arm]}. Move it or widen the bounds."),
                    nameof(role));
            }
        }

        return new Run(this, role.Horizon);
    }

    private static void Require(bool holds, double value, string parameter, string required)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, Invariant($"{parameter} must be {required}; got {value}."));
        }
    }

    /// <summary>Nothing to remember: every step starts from the rates that were played.</summary>
    private sealed class Run(GradientAdaptation settings, long horizon) : AgentRun
    {
        /// <inheritdoc/>
        public override Sequence<Sequence<double>> Probes(Sequence<double> clickRates) =>
            Enumerable.Range(0, clickRates.Count).SelectMany(arm =>
            {
                (double below, double above) = settings.Probes(clickRates[arm]);
                return (Sequence<double>[])[Profiles.With(clickRates, arm, below), Profiles.With(clickRates, arm, above)];
            }).ToSequence();

        /// <inheritdoc/>
        public override AgentDecision Decide(AgentView view, Sequence<ProbeAnswer> answers) => new([Sequence.Of(
            view.ClickRates.Count,
            arm => settings.Step(view.ClickRates[arm], Gradient(answers[2 * arm], answers[(2 * arm) + 1], arm), horizon))]);

        /// <inheritdoc/>
        public override AgentRun Fork() => new Run(settings, horizon);
    }
}
