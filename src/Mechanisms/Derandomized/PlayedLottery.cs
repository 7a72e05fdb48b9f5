using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Derandomized;

/// <summary>Any randomized mechanism with its lottery drawn by one game at the end, modulo the common denominator of the weights.</summary>
/// <remarks>
/// Results are dealt out to the outcomes in the order of the lottery, as many to each as its weight has parts. Of probabilistic serial this is
/// random assignment by a game over a decomposition into assignments. Played uniformly it is the original.
/// <para>Time that of the original. Thread-safe.</para>
/// </remarks>
/// <typeparam name="TReport">What an agent reports.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides; compared by value.</typeparam>
/// <param name="Original">The randomized mechanism.</param>
[Reference("walsh2023", "resource allocation: one game over the lottery, at the end")]
public sealed record PlayedLottery<TReport, TOutcome>(IMechanism<TReport, TOutcome> Original) : PlayedMechanism<TReport, TOutcome>
{
    /// <summary>Gets the randomized mechanism.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IMechanism<TReport, TOutcome> Original { get; init => field = Given.Required(value); } = Given.Required(Original);

    /// <inheritdoc/>
    public override string Name => $"{Original.Name} by a game";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The common denominator of the weights exceeds 2³¹ - 1.</exception>
    public override TOutcome Outcome(ReadOnlySpan<TReport> reports, Func<ModularGame, int> play)
    {
        ArgumentNullException.ThrowIfNull(play);
        Lottery<TOutcome> lottery = Original.Run(reports);
        int parts = CommonDenominator(lottery);
        BigInteger result = play(ModularGame.OfAll(parts, reports.Length));
        foreach (Chance<TOutcome> chance in lottery.Chances)
        {
            result -= (chance.Weight * parts).Numerator;
            if (result.Sign < 0)
            {
                return chance.Outcome;
            }
        }

        throw new System.Diagnostics.UnreachableException("Weights sum to 1.");
    }

    private static int CommonDenominator(Lottery<TOutcome> lottery)
    {
        BigInteger common = BigInteger.One;
        foreach (Chance<TOutcome> chance in lottery.Chances)
        {
            BigInteger denominator = chance.Weight.Denominator;
            common = common / BigInteger.GreatestCommonDivisor(common, denominator) * denominator;
        }

        return common <= int.MaxValue
            ? (int)common
            : throw new InvalidOperationException(
                $"The game's modulus, the common denominator of the weights, must be below 2^31; got {common.ToString(CultureInfo.InvariantCulture)}.");
    }
}
