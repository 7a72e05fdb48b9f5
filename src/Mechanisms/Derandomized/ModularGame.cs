using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Derandomized;

/// <summary>Players name integers at the same time; the result is their sum modulo a number.</summary>
/// <remarks>
/// If one player draws uniformly, and nobody's integer depends on that draw, the result is uniform whatever the others do, also together. Who
/// sees the other integers first makes the result what it likes: play by <see cref="Commitment"/>. With modulus 2 and two players it is the
/// game of odd and even. Immutable and thread-safe.
/// </remarks>
/// <param name="Modulus">Number of results, at least 1; integers lie in 0..Modulus - 1.</param>
/// <param name="Players">Indices of the agents who play, at least one.</param>
[Reference("walsh2023", "modular arithmetic games")]
public sealed record ModularGame(int Modulus, Sequence<int> Players)
{
    /// <summary>Gets the number of results.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Modulus { get; init => field = Checked(value); } = Checked(Modulus);

    /// <summary>The game that all agents play.</summary>
    /// <param name="modulus">Number of results, at least 1.</param>
    /// <param name="agents">Number of agents, at least 1.</param>
    /// <returns>The game of agents 0..agents - 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static ModularGame OfAll(int modulus, int agents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        return new(modulus, Sequence.Of(agents, agent => agent));
    }

    /// <summary>The result of the integers of all players.</summary>
    /// <param name="integers">One integer for each player, in the order of <see cref="Players"/>.</param>
    /// <returns>Their sum modulo <see cref="Modulus"/>.</returns>
    /// <exception cref="ArgumentException">There is not one integer for each player, or one lies outside 0..Modulus - 1.</exception>
    public int Result(params ReadOnlySpan<int> integers)
    {
        if (integers.Length != Players.Count)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Each of the {Players.Count} players names one integer; got {integers.Length}."), nameof(integers));
        }

        long sum = 0;
        foreach (int integer in integers)
        {
            if (integer < 0 || integer >= Modulus)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"An integer must lie in 0..{Modulus - 1}; got {integer}. Draw it uniformly from there."),
                    nameof(integers));
            }

            sum += integer;
        }

        return (int)(sum % Modulus);
    }

    private static int Checked(int modulus)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(modulus, 1);
        return modulus;
    }
}
