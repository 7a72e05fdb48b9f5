using System.Globalization;

namespace Mechanisms;

/// <summary>How values stand in messages: invariant, and without the noise of a record's type name.</summary>
internal static class ClaimText
{
    public static string Of<T>(T value) => value switch
    {
        null => "none",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    public static string Counted(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? string.Empty : "s")}");
}
