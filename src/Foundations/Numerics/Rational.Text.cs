using System.Globalization;
using System.Numerics;

namespace Mechanisms.Foundations.Numerics;

/// <content>To and from text, always in the invariant culture.</content>
public readonly partial struct Rational
{
    /// <summary>Largest size of the decimal exponent that text may have; beyond it a few characters would ask for gigabytes.</summary>
    public const int MaximumDecimalExponent = 1_000;

    /// <summary>Largest number of characters that a number may have.</summary>
    public const int MaximumTextLength = 10_000;

    /// <summary>Reads a decimal or a fraction exactly: <c>0.305</c>, <c>-1.5e-3</c>, <c>.5</c>, <c>3/7</c>.</summary>
    /// <param name="text">Digits with an optional sign, point and exponent, or two integers with a slash; no spaces, no group separators.</param>
    /// <returns>The exact number.</returns>
    /// <exception cref="FormatException">
    /// The text is no number, its exponent is outside ±<see cref="MaximumDecimalExponent"/>, its denominator is 0, or it is longer
    /// than <see cref="MaximumTextLength"/> characters; the message says which.
    /// </exception>
    public static Rational Parse(ReadOnlySpan<char> text) =>
        Read(text, out Rational value) is { } reason ? throw new FormatException(reason) : value;

    /// <summary>Reads a number as <see cref="Parse"/> does, without exceptions.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The exact number, or 0.</param>
    /// <returns>Whether the text is a number within the limits.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Rational value) => Read(text, out value) is null;

    /// <summary>Writes the exact fraction.</summary>
    /// <returns>For example <c>-3/7</c> or <c>12</c>; <see cref="Parse"/> reads it back.</returns>
    public override string ToString() => IsInteger
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>Writes the number.</summary>
    /// <param name="format">Null, empty or <c>G</c> for the exact fraction; any other format of a double for the nearest double.</param>
    /// <param name="formatProvider">Culture of the double formats; null for the invariant culture.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException">The format is none of a double's.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => format is null or "" or "G"
        ? ToString()
        : ToDouble().ToString(format, formatProvider ?? CultureInfo.InvariantCulture);

    // The reason why the text is not a number, or null.
    private static string? Read(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        if (text.Length > MaximumTextLength)
        {
            return $"A number must have at most {MaximumTextLength} characters; got {text.Length}.";
        }

        int slash = text.IndexOf('/');
        return slash < 0 ? ReadDecimal(text, out value) : ReadFraction(text, slash, out value);
    }

    private static string? ReadFraction(ReadOnlySpan<char> text, int slash, out Rational value)
    {
        value = default;
        ReadOnlySpan<char> top = text[..slash];
        ReadOnlySpan<char> bottom = text[(slash + 1)..];
        int sign = TakeSign(ref top);
        if (!IsDigits(top) || !IsDigits(bottom))
        {
            return $"A fraction must be two integers such as 3/7; got '{Shorten(text)}'.";
        }

        BigInteger denominator = Integer(bottom);
        if (denominator.IsZero)
        {
            return $"A denominator must not be 0; got '{Shorten(text)}'.";
        }

        value = new(sign * Integer(top), denominator);
        return null;
    }

    private static string? ReadDecimal(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        int exponent = 0;
        ReadOnlySpan<char> digits = text;
        int mark = text.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            digits = text[..mark];
            if (ReadExponent(text, text[(mark + 1)..], out exponent) is { } reason)
            {
                return reason;
            }
        }

        int sign = TakeSign(ref digits);
        int point = digits.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? digits : digits[..point];
        ReadOnlySpan<char> fraction = point < 0 ? [] : digits[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return $"A number must be written as 0.305, -1.5e-3 or 3/7; got '{Shorten(text)}'.";
        }

        value = Scale(sign * Integer(string.Concat(whole, fraction)), exponent - fraction.Length);
        return null;
    }

    private static string? ReadExponent(ReadOnlySpan<char> text, ReadOnlySpan<char> digits, out int exponent)
    {
        exponent = 0;
        int sign = TakeSign(ref digits);
        if (!IsDigits(digits))
        {
            return $"An exponent must be an integer, as in 1.5e-3; got '{Shorten(text)}'.";
        }

        digits = digits.TrimStart('0');
        int size = digits.Length > 9 ? int.MaxValue : digits.IsEmpty ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
        if (size > MaximumDecimalExponent)
        {
            return $"A decimal exponent must lie in -{MaximumDecimalExponent}..{MaximumDecimalExponent}; got '{Shorten(text)}'.";
        }

        exponent = sign * size;
        return null;
    }

    private static Rational Scale(BigInteger digits, int decimalExponent)
    {
        BigInteger power = BigInteger.Pow(10, Math.Abs(decimalExponent));
        return decimalExponent < 0 ? new(digits, power) : FromLowestTerms(digits * power, BigInteger.One);
    }

    private static int TakeSign(ref ReadOnlySpan<char> text)
    {
        int sign = text is ['-', ..] ? -1 : 1;
        text = text is ['-' or '+', ..] ? text[1..] : text;
        return sign;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static BigInteger Integer(ReadOnlySpan<char> digits) => digits.Length <= 18
        ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
        : BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Shorten(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : string.Concat(text[..37], "...");
}
