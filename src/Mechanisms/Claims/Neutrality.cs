using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Claims;

/// <summary>The names of candidates or items do not matter: who renames them in all reports renames them in the outcome.</summary>
/// <remarks>
/// Every exchange of two neighboring items is tried; on a domain that is closed under renaming they make up all permutations. The witness of
/// a case is the first exchange that changes the lottery otherwise.
/// Lotteries are compared exactly, outcome by outcome as <typeparamref name="TOutcome"/> compares itself, without a tolerance: sums of doubles that
/// depend on the order of reports make a difference. For such outcomes use exact numbers, or a mechanism that rounds its outcome.
/// </remarks>
/// <typeparam name="TReport">A type, and a report.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides.</typeparam>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Items">Number of items, at least 1.</param>
/// <param name="RenameReport">The report after every item takes another's name, shape [item] of the second argument.</param>
/// <param name="RenameOutcome">The outcome after every item takes another's name.</param>
[Reference("may1952", "neutrality")]
public sealed record Neutrality<TReport, TOutcome>(
    IMechanism<TReport, TOutcome> Mechanism,
    int Items,
    Func<TReport, Sequence<int>, TReport> RenameReport,
    Func<TOutcome, Sequence<int>, TOutcome> RenameOutcome)
    : Claim<TReport, TOutcome, Violation<TReport, TOutcome>>(Mechanism)
{
    /// <summary>Gets the report after every item takes another's name.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Func<TReport, Sequence<int>, TReport> RenameReport { get; init => field = Given.Required(value); } = Given.Required(RenameReport);

    /// <summary>Gets the outcome after every item takes another's name.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Func<TOutcome, Sequence<int>, TOutcome> RenameOutcome { get; init => field = Given.Required(value); } = Given.Required(RenameOutcome);

    /// <inheritdoc/>
    public override string Property => "neutral";

    /// <inheritdoc/>
    public override Violation<TReport, TOutcome>? Examine(Situation<TReport, TOutcome> situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        for (int item = 0; item + 1 < Items; item++)
        {
            Sequence<int> names = Exchanges.Of(Items, item);
            Sequence<TReport> renamed = [.. situation.Truth.Select(report => RenameReport(report, names))];
            Lottery<TOutcome> after = situation.Mechanism.Run(renamed.Span);
            Lottery<TOutcome> expected = situation.Outcome.Select(outcome => RenameOutcome(outcome, names));
            if (!after.Equals(expected))
            {
                return new(Statement, situation, $"Items {item} and {item + 1} exchange names; the outcome should become {expected}.", Rational.One)
                {
                    Compared = renamed,
                    After = after,
                };
            }
        }

        return null;
    }
}
