using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Derandomized;

/// <summary>What becomes of reports when in every game that is played some player draws its integer uniformly: all results are equally likely.</summary>
/// <remarks>
/// The lottery that an agent faces when in every game a rival of it plays so, whatever integers it names itself; claims about it are claims about reporting in the
/// played mechanism. It must equal the lottery of the randomized original.
/// <para>Time: one decision for each combination of results, of which there may be <see cref="MostResults"/>. Thread-safe.</para>
/// </remarks>
/// <typeparam name="TReport">What an agent reports.</typeparam>
/// <typeparam name="TOutcome">What the mechanism decides; compared by value.</typeparam>
/// <param name="Played">The mechanism that plays.</param>
[Reference("walsh2023", "quasi-strategyproofness: a uniform player makes the result of a game uniform")]
public sealed record UniformPlay<TReport, TOutcome>(PlayedMechanism<TReport, TOutcome> Played) : IMechanism<TReport, TOutcome>
{
    /// <summary>Most combinations of results, which are all tried.</summary>
    public const int MostResults = 1_000_000;

    /// <summary>Gets the mechanism that plays.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public PlayedMechanism<TReport, TOutcome> Played { get; init => field = Given.Required(value); } = Given.Required(Played);

    /// <inheritdoc/>
    public string Name => $"{Played.Name}, played uniformly";

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There are more than <see cref="MostResults"/> combinations of results.</exception>
    public Lottery<TOutcome> Run(ReadOnlySpan<TReport> reports)
    {
        TReport[] held = reports.ToArray();
        Sequence<int> moduli = [.. Played.Games(reports).Select(game => game.Modulus)];
        long count = Count(moduli);
        TOutcome[] outcomes = new TOutcome[count];
        int[] results = new int[moduli.Count];
        for (long combination = 0; combination < count; combination++)
        {
            int round = 0;
            outcomes[combination] = Played.Outcome(held, _ => results[round++]);
            Advance(results, moduli);
        }

        return Lottery.Uniform<TOutcome>(outcomes);
    }

    /// <summary>Gives the name of the mechanism.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    private static long Count(Sequence<int> moduli)
    {
        long count = 1;
        foreach (int modulus in moduli)
        {
            count *= modulus;
            if (count > MostResults)
            {
                throw new InvalidOperationException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"At most {MostResults} combinations of results are tried; games have the moduli {moduli}. Take fewer agents or items."));
            }
        }

        return count;
    }

    private static void Advance(int[] results, Sequence<int> moduli)
    {
        for (int game = results.Length - 1; game >= 0; game--)
        {
            results[game] = (results[game] + 1) % moduli[game];
            if (results[game] != 0)
            {
                return;
            }
        }
    }
}
