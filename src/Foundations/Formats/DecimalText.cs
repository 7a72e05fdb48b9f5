using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <summary>Writes numbers as decimals that every reader of linear programs takes.</summary>
/// <param name="form">How exact to be.</param>
internal sealed class DecimalText(DecimalForm form)
{
    // Up to here plain digits are as short as an exponent.
    private const int LongestRunOfZeros = 5;

    /// <summary>Gets how many numbers written so far have no finite decimal.</summary>
    public int RoundedCount { get; private set; }

    /// <summary>Writes a number.</summary>
    public string Write(Rational value)
    {
        if (value.IsInteger && Rational.Abs(value) < (1L << 53))
        {
            return value.ToString(null, CultureInfo.InvariantCulture);
        }

        if (form == DecimalForm.Exact)
        {
            if (Exact(value) is { } text)
            {
                return text;
            }

            RoundedCount++;
        }

        return value.ToDouble().ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes a number that has a finite decimal as this decimal, whatever the form.</summary>
    public static string WriteFinite(Rational value) => Exact(value) ?? throw new UnreachableException();

    /// <summary>What a reader makes of the number once it is written.</summary>
    public Rational Written(Rational value) => Rational.Parse(new DecimalText(form).Write(value));

    // n / (2^a·5^b) = n·10^k/d · 10^-k with k = max(a, b); null when the denominator has another factor.
    private static string? Exact(Rational value)
    {
        BigInteger denominator = value.Denominator;
        int twos = (int)BigInteger.TrailingZeroCount(denominator);
        BigInteger rest = denominator >> twos;
        int fives = 0;
        while (!rest.IsOne)
        {
            rest = BigInteger.DivRem(rest, 5, out BigInteger remainder);
            if (!remainder.IsZero)
            {
                return null;
            }

            fives++;
        }

        int places = Math.Max(twos, fives);
        BigInteger digits = BigInteger.Abs(value.Numerator) * BigInteger.Pow(10, places) / denominator;
        return (value.Sign < 0 ? "-" : string.Empty) + Point(digits.ToString(CultureInfo.InvariantCulture), places);
    }

    // The digits with `places` of them behind the point; with an exponent where zeros would fill more than a few places.
    private static string Point(string digits, int places)
    {
        string significant = digits.TrimEnd('0');
        int exponent = digits.Length - significant.Length - places;
        if (significant.Length == 0)
        {
            return "0";
        }

        bool isPlain = exponent <= LongestRunOfZeros && -exponent <= significant.Length + LongestRunOfZeros;
        if (!isPlain)
        {
            int order = exponent + significant.Length - 1;
            string mantissa = significant.Length == 1 ? significant : $"{significant[0]}.{significant[1..]}";
            return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{order}");
        }

        string padded = exponent >= 0 ? significant + new string('0', exponent) : significant.PadLeft(1 - exponent, '0');
        return exponent >= 0 ? padded : $"{padded[..^-exponent]}.{padded[^-exponent..]}";
    }
}
