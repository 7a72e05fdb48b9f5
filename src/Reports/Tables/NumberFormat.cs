using System.Globalization;

namespace Mechanisms.Reports.Tables;

/// <summary>How numbers are written for readers: in the invariant culture, thousands grouped.</summary>
/// <remarks>The default value writes four significant digits. Files for programs ignore it and carry every digit. Thread-safe.</remarks>
public readonly record struct NumberFormat
{
    private const int DefaultDigits = 4;
    private const int MostDigits = 15;

    /// <summary>Sizes from 10⁻⁴ up to 10⁹ are written out; others as mantissa and power of ten.</summary>
    private const int LeastPlainExponent = -4;
    private const int MostPlainExponent = 8;

    private readonly int decimals;
    private readonly int digits;

    private NumberFormat(int digits, int decimals)
    {
        this.digits = digits;
        this.decimals = decimals;
    }

    /// <summary>A number of significant digits; whole numbers above that are not rounded.</summary>
    /// <param name="digits">Digits, 1 to 15.</param>
    /// <returns>The format.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The digits are outside 1..15.</exception>
    public static NumberFormat Significant(int digits) => new(Within(digits, 1), 0);

    /// <summary>A fixed number of digits behind the point.</summary>
    /// <param name="decimals">Digits behind the point, 0 to 15.</param>
    /// <returns>The format.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The decimals are outside 0..15.</exception>
    public static NumberFormat Fixed(int decimals) => new(-1, Within(decimals, 0));

    /// <summary>Writes a number.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>For example <c>12,345</c>, <c>0.02500</c> or <c>1.5×10⁻⁷</c>; never <c>-0</c>.</returns>
    public string Format(double value)
    {
        if (digits < 0)
        {
            return Plain(value, decimals);
        }

        int wanted = digits == 0 ? DefaultDigits : digits;
        if (value == 0 || !double.IsFinite(value))
        {
            return value == 0 ? "0" : value.ToString(CultureInfo.InvariantCulture);
        }

        string[] parts = value.ToString($"E{wanted - 1}", CultureInfo.InvariantCulture).Split('E');
        int exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return exponent is >= LeastPlainExponent and <= MostPlainExponent
            ? Plain(value, Math.Max(0, wanted - 1 - exponent))
            : $"{parts[0]}×10{Superscript(exponent)}";
    }

    private static string Plain(double value, int decimals)
    {
        string text = value.ToString($"N{decimals}", CultureInfo.InvariantCulture);
        return text.StartsWith('-') && !text.AsSpan().ContainsAnyInRange('1', '9') ? text[1..] : text;
    }

    /// <summary>An exponent in raised digits.</summary>
    internal static string Superscript(int exponent) => string.Concat(
        exponent.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    private static int Within(int count, int least) => count >= least && count <= MostDigits
        ? count
        : throw new ArgumentOutOfRangeException(nameof(count), count, $"The number of digits must lie in {least}..{MostDigits}; got {count}.");
}
