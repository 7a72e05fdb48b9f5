using Mechanisms.Foundations.Numerics;
using Mechanisms.Games.Deviations;

namespace Mechanisms.Claims;

/// <summary>Looks through every misreport of every agent for the largest gain from one lottery to another.</summary>
internal static class MisreportScan
{
    /// <summary>What a lie earns: agent, its type, the lottery after the truth and that after the lie; null when it counts as nothing.</summary>
    public delegate Rational? GainOf<TReport, TOutcome>(int agent, TReport type, Lottery<TOutcome> truthful, Lottery<TOutcome> lying);

    /// <summary>The misreport with the largest gain, ties to the lowest agent and its first misreport; null when no gain is positive.</summary>
    public static Manipulation<TReport, TOutcome>? Best<TReport, TOutcome>(
        string statement, string unit, Situation<TReport, TOutcome> situation, GainOf<TReport, TOutcome> gainOf) =>
        Manipulation<TReport, TOutcome>.Of(
            statement, unit, situation, UnilateralDeviations.MostProfitable(new Lies<TReport, TOutcome>(situation, gainOf)));

    private readonly record struct Lies<TReport, TOutcome>(Situation<TReport, TOutcome> Situation, GainOf<TReport, TOutcome> Rule)
        : IDeviationGains
    {
        public int Players => Situation.Agents;

        public int AlternativesOf(int player) => Situation.Misreports(player).Count;

        public Rational? GainOf(int player, int alternative) =>
            Rule(player, Situation.Truth[player], Situation.Outcome, Situation.After(player, alternative));
    }
}
