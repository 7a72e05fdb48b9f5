using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Contracts;

/// <summary>What a cap on payments forbids, in words.</summary>
internal static class CapWords
{
    /// <summary>What is paid is more than a cap.</summary>
    /// <param name="what">What is capped, for example <c>a payment</c>.</param>
    /// <param name="cap">The cap.</param>
    public static string Exceeded(string what, Rational cap) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} exceeds the cap of {cap.ToDouble():G6}");
}
