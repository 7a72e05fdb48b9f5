using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Formats;

/// <summary>Writes games in normal form as GameTracer's .gam text.</summary>
/// <remarks>
/// Numbers are written as decimals where these are exact, and as fractions where not, such as 1/3: <see cref="GamReader"/> reads both back exactly, other
/// programs the decimals. The form has no names: title and labels are not written. One line per player. Lines end with a line feed. Thread-safe.
/// </remarks>
[Reference("blum2006", "GameTracer, the .gam form")]
public static class GamWriter
{
    /// <summary>Writes one game.</summary>
    /// <param name="destination">Receives the text; left open.</param>
    /// <param name="game">The game.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(TextWriter destination, NormalFormGame game)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(game);
        destination.Write(string.Create(CultureInfo.InvariantCulture, $"{game.Players}\n"));
        destination.Write($"{string.Join(' ', game.Profiles.Counts.Select(count => count.ToString(CultureInfo.InvariantCulture)))}\n\n");
        for (int player = 0; player < game.Players; player++)
        {
            string separator = string.Empty;
            foreach (int profile in NfgOrder.Of(game.Profiles))
            {
                destination.Write(separator);
                destination.Write(Text(game.Payoffs[player, profile]));
                separator = " ";
            }

            destination.Write('\n');
        }
    }

    // n / (2^a 5^b) is n · 10^k / (2^a 5^b) in units of 10⁻ᵏ, with k the larger of a and b.
    private static string Text(Rational number)
    {
        (int twos, BigInteger rest) = Factor(number.Denominator, 2);
        (int fives, rest) = Factor(rest, 5);
        int places = Math.Max(twos, fives);
        if (!rest.IsOne || places == 0)
        {
            return number.ToString(null, CultureInfo.InvariantCulture);
        }

        BigInteger units = BigInteger.Abs(number.Numerator) * BigInteger.Pow(10, places) / number.Denominator;
        string digits = units.ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        return $"{(number.Sign < 0 ? "-" : string.Empty)}{digits[..^places]}.{digits[^places..]}";
    }

    private static (int Power, BigInteger Left) Factor(BigInteger number, int prime)
    {
        int power = 0;
        while ((number % prime).IsZero)
        {
            number /= prime;
            power++;
        }

        return (power, number);
    }
}
