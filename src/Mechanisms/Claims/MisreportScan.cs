using Mechanisms.Domains;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Claims;

/// <summary>Looks through every misreport of every agent for the largest gain.</summary>
internal static class MisreportScan
{
    /// <summary>What a lie earns: agent, its type, the lottery after the truth and that after the lie; null when it counts as nothing.</summary>
    public delegate Rational? GainOf<TReport, TOutcome>(int agent, TReport type, Lottery<TOutcome> truthful, Lottery<TOutcome> lying);

    /// <summary>The misreport with the largest gain, ties to the lowest agent and its first misreport; null when no gain is positive.</summary>
    public static Manipulation<TReport, TOutcome>? Best<TReport, TOutcome>(
        string statement, string unit, Situation<TReport, TOutcome> situation, GainOf<TReport, TOutcome> gainOf)
    {
        (int Agent, int Misreport, Rational Gain) best = (-1, -1, Rational.Zero);
        for (int agent = 0; agent < situation.Agents; agent++)
        {
            int count = situation.Misreports(agent).Count;
            for (int misreport = 0; misreport < count; misreport++)
            {
                Rational? gain = gainOf(agent, situation.Truth[agent], situation.Outcome, situation.After(agent, misreport));
                if (gain > best.Gain)
                {
                    best = (agent, misreport, gain.Value);
                }
            }
        }

        return best.Agent < 0 ? null : new(
            statement, situation.Truth, best.Agent, situation.Misreports(best.Agent)[best.Misreport], best.Gain, unit,
            situation.Outcome, situation.After(best.Agent, best.Misreport));
    }
}
