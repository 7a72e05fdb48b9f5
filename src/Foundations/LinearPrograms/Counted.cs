using System.Globalization;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Numbers of things in words.</summary>
internal static class Counted
{
    /// <summary>For example <c>1 row</c> or <c>2 rows</c>.</summary>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? string.Empty : "s")}");
}
