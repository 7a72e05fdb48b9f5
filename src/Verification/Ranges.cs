using System.Globalization;

namespace Mechanisms.Verification;

/// <summary>Ranges of counts: what is required of them and how they read.</summary>
internal static class Ranges
{
    /// <summary>Requires 0 ≤ <paramref name="least"/> ≤ fewest ≤ most.</summary>
    public static void Require(int fewest, int most, int least, string noun)
    {
        if (fewest < least || most < fewest)
        {
            throw new ArgumentOutOfRangeException(nameof(fewest), fewest, string.Create(
                CultureInfo.InvariantCulture,
                $"The numbers of {noun} must satisfy {least} <= fewest <= most; got {fewest} and {most}. Exchange or raise them."));
        }
    }

    /// <summary>One count, or the first and the last.</summary>
    public static string Words(int fewest, int most) => fewest == most
        ? fewest.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{fewest} to {most}");
}
