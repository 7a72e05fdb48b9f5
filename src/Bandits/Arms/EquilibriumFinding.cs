using Mechanisms.Bandits.Experiments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Verdicts;
using static System.FormattableString;

namespace Mechanisms.Bandits.Arms;

/// <summary>Whether a profile is an ε-equilibrium under a learner, and between which bounds the least such ε lies, as far as the moves tried can tell.</summary>
/// <param name="Evidence">What the moves earned.</param>
/// <param name="Epsilon">The ε of the claim, in the game's unit.</param>
/// <param name="Confidence">Probability that all intervals hold at once.</param>
/// <param name="Interval">How the intervals were made; the confidence is as stated under its assumption.</param>
/// <param name="Bands">Interval of the gain of each move, in the order of the question.</param>
/// <param name="Verdict">Refuted by the move whose interval lies farthest above ε, or not refuted by the moves tried.</param>
public sealed record EquilibriumFinding(
    NashProbeResult Evidence,
    double Epsilon,
    double Confidence,
    IMeanInterval Interval,
    Sequence<ConfidenceBand> Bands,
    Verdict<DeviationEstimate> Verdict)
{
    /// <summary>Gets the lower bound of the least ε over the moves tried, at least 0: with the stated confidence some move gains this much.</summary>
    public double LeastEpsilon => Math.Max(0, Bands.Max(band => band.Low));

    /// <summary>Gets the upper bound of the least ε over the moves tried, at least 0: with the stated confidence no move tried gains more. Moves not tried may.</summary>
    public double LargestEpsilon => Math.Max(0, Bands.Max(band => band.High));

    /// <summary>Says the finding in a sentence or two.</summary>
    /// <returns>For example <c>Not refuted at 95% confidence: none of the 40 moves tried gains more than 812 …</c>.</returns>
    public string Explain()
    {
        string level = Invariant($"{100 * Confidence:G4}% confidence ({Interval.Name}, union bound over {Bands.Count} moves)");
        return Verdict.Match(
            _ => throw new System.Diagnostics.UnreachableException(),
            _ => Invariant($"Not refuted for ε = {Epsilon:G6} at {level}: no move tried gains more than {LargestEpsilon:G6}."),
            refuted => Invariant($"Refuted for ε = {Epsilon:G6} at {level}: {Words(refuted.Witness)}"));
    }

    private string Words(DeviationEstimate witness)
    {
        ConfidenceBand band = Bands[Evidence.Estimates.ToList().IndexOf(witness)];
        string who = witness.Move.Players.Count == 1 ? Invariant($"player {witness.Move.Players[0]}") : $"players {witness.Move.Players}";
        return Invariant($"{who} moving from {witness.From} to {witness.Move.Strategies} gains {witness.Gain:G6} ± {witness.Error:G3}, at least {band.Low:G6}.");
    }
}
