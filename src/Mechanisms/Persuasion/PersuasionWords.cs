using System.Globalization;

namespace Mechanisms.Persuasion;

/// <summary>Words of the answers of this room.</summary>
internal static class PersuasionWords
{
    /// <summary>A deviation of the one receiver.</summary>
    public static string Disobedience(int action, int other) =>
        string.Create(CultureInfo.InvariantCulture, $"the receiver, told action {action}, takes action {other}");

    /// <summary>A number in words: six digits, invariant.</summary>
    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
