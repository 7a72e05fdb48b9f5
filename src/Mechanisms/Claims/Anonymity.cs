using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>Names do not matter: agents who swap their reports swap what they get, and nothing else changes.</summary>
/// <remarks>
/// Every exchange of two neighboring agents is tried; on a domain that is the same for all agents they make up all permutations. The witness
/// of a case is the first exchange that changes the lottery.
/// Lotteries are compared exactly, outcome by outcome as <typeparamref name="TOutcome"/> compares itself, without a tolerance: sums of doubles that
/// depend on the order of reports make a difference. For such outcomes use exact numbers, or a mechanism that rounds its outcome.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Rename">The outcome when every agent takes another's place, shape [agent] of the second argument; null where outcomes
/// do not name agents, as the winner of an election does not.</param>
[Reference("may1952", "anonymity")]
public sealed record Anonymity<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism, Func<TOutcome, Sequence<int>, TOutcome>? Rename = null)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
{
    /// <inheritdoc/>
    public override string Property => "anonymous";

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        for (int agent = 0; agent + 1 < situation.Agents; agent++)
        {
            TReport[] swapped = situation.Truth.Span.ToArray();
            (swapped[agent], swapped[agent + 1]) = (swapped[agent + 1], swapped[agent]);
            Lottery<TOutcome> after = situation.Mechanism.Run(swapped);
            Sequence<int> places = Exchanges.Of(situation.Agents, agent);
            Lottery<TOutcome> expected = Rename is null ? situation.Outcome : situation.Outcome.Select(outcome => Rename(outcome, places));
            if (!after.Equals(expected))
            {
                return new(
                    Statement, situation, $"Agents {agent} and {agent + 1} exchange reports; the outcome should become {expected}.", Rational.One)
                {
                    Compared = swapped.ToSequence(),
                    After = after,
                };
            }
        }

        return null;
    }
}
