using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using static System.FormattableString;

namespace Mechanisms.Bandits.Arms;

/// <summary>Answer of a <see cref="NashProbe"/>: what every move earned; the question, with its root key, is part of it.</summary>
/// <param name="Probe">The question.</param>
/// <param name="Device">Name of the device that played; the numbers do not depend on it.</param>
/// <param name="Utilities">Utility of each player at the profile, shape [player][run], in the game's unit.</param>
/// <param name="Regrets">Regret of the learner at the profile, shape [run], in units of its utility.</param>
/// <param name="Estimates">What each move earned, in the order of the question.</param>
public sealed record NashProbeResult(
    NashProbe Probe, string Device, Sequence<Sequence<double>> Utilities, Sequence<double> Regrets, Sequence<DeviationEstimate> Estimates)
{
    /// <summary>Gets the move with the largest mean gain; ties go to the first.</summary>
    /// <remarks>The largest of many noisy means is biased upwards by about its standard error; <see cref="Judge"/> is not.</remarks>
    public DeviationEstimate Best
    {
        get
        {
            DeviationEstimate best = Estimates[0];
            foreach (DeviationEstimate estimate in Estimates)
            {
                best = estimate.Gain > best.Gain ? estimate : best;
            }

            return best;
        }
    }

    /// <summary>Tests the claim that the profile is an ε-equilibrium against the moves tried, and bounds the least ε for which it is.</summary>
    /// <remarks>
    /// Each of m moves gets a two-sided interval that misses with probability (1 - confidence) / m at most (union bound), so that all hold at once with the
    /// stated confidence, under the interval's <see cref="IMeanInterval.Assumption"/>. The claim is refuted when an interval lies above ε: a true claim is refuted with probability 1 - confidence at most.
    /// </remarks>
    /// <param name="epsilon">The gain that is allowed, in the game's unit, at least 0.</param>
    /// <param name="confidence">Probability that all intervals hold at once, in (0, 1).</param>
    /// <param name="interval">How intervals are made; <see cref="StudentInterval"/> when null.</param>
    /// <returns>The verdict, with bounds on the least ε.</returns>
    /// <exception cref="ArgumentOutOfRangeException">ε is negative or NaN, or the confidence is out of range.</exception>
    /// <exception cref="InvalidOperationException">There is one run per move, which says nothing about spread.</exception>
    public EquilibriumFinding Judge(double epsilon, double confidence = ConfidenceBand.Level, IMeanInterval? interval = null)
    {
        Require(epsilon >= 0, epsilon, nameof(epsilon), "at least 0");
        Require(confidence is > 0 and < 1, confidence, nameof(confidence), "above 0 and below 1");
        if (Probe.Replications < 2)
        {
            throw new InvalidOperationException("A judgment needs at least 2 runs per move; there was 1. Ask again with more replications.");
        }

        interval ??= new StudentInterval();
        double error = (1 - confidence) / Estimates.Count;
        Sequence<ConfidenceBand> bands = Sequence.Of(Estimates.Count, index => BandOf(Estimates[index], interval, error));
        return new(this, epsilon, confidence, interval, bands, VerdictOf(epsilon, bands));
    }

    /// <summary>Reduces the outcomes of all plays: first the profile's, then move by move.</summary>
    internal static NashProbeResult Of(NashProbe probe, string device, ReadOnlySpan<StrategicOutcome> outcomes)
    {
        int runs = probe.Replications;
        StrategicOutcome[] stay = outcomes[..runs].ToArray();
        Sequence<Sequence<double>> utilities = Sequence.Of(
            probe.Profile.Count, player => stay.Select(outcome => outcome.Utilities[player]).ToSequence());
        List<DeviationEstimate> estimates = [];
        foreach (JointMove move in probe.Moves)
        {
            estimates.Add(Estimate(probe.Profile, move, outcomes[..runs], outcomes.Slice(runs * (estimates.Count + 1), runs)));
        }

        return new(probe, device, utilities, stay.Select(outcome => outcome.Regret).ToSequence(), estimates.ToSequence());
    }

    private static DeviationEstimate Estimate(
        Sequence<double> profile, JointMove move, ReadOnlySpan<StrategicOutcome> stay, ReadOnlySpan<StrategicOutcome> moved)
    {
        double[] gains = new double[stay.Length];
        RunningMoments regret = default;
        for (int run = 0; run < stay.Length; run++)
        {
            foreach (int player in move.Players)
            {
                gains[run] += moved[run].Utilities[player] - stay[run].Utilities[player];
            }

            regret = regret.Add(moved[run].Regret);
        }

        return new(move, Profiles.Of(profile, move.Players), Sequence.Create<double>(gains), regret.Mean);
    }

    // A player's gain lies within ± the range of its utility; that of several within the sum.
    private ConfidenceBand BandOf(DeviationEstimate estimate, IMeanInterval interval, double error)
    {
        double range = 2 * Probe.Game.UtilityRange * estimate.Move.Players.Count;
        double half = interval.HalfWidth(estimate.Moments.Variance, Probe.Replications, range, error);
        return new(estimate.Gain - half, estimate.Gain + half);
    }

    private Verdict<DeviationEstimate> VerdictOf(double epsilon, Sequence<ConfidenceBand> bands)
    {
        int clearest = 0;
        for (int index = 1; index < bands.Count; index++)
        {
            clearest = bands[index].Low > bands[clearest].Low ? index : clearest;
        }

        return bands[clearest].Low > epsilon
            ? new Verdict<DeviationEstimate>.Refuted(Estimates[clearest])
            : new Verdict<DeviationEstimate>.NotRefuted(Estimates.Count);
    }

    private static void Require(bool holds, double value, string parameter, string required)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, value, Invariant($"{parameter} must be {required}; got {value}."));
        }
    }
}
