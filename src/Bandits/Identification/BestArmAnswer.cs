using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.Randomness;

namespace Mechanisms.Bandits.Identification;

/// <summary>The arm that a search takes for the best, and what that rests on.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Arm">The recommended arm, from 0.</param>
/// <param name="Shows">Shows used, shape [arm].</param>
/// <param name="Means">Mean rewards seen, shape [arm]; NaN for an arm that was not shown.</param>
/// <param name="HasStopped">Whether the method ended by its own rule; false when the budget cut it off.</param>
/// <param name="Confidence">Probability with which such an answer is right; null for methods without one, and when the search was cut off.</param>
/// <param name="Key">The key that made the outcomes.</param>
public sealed record BestArmAnswer(
    string Method, int Arm, Sequence<long> Shows, Sequence<double> Means, bool HasStopped, double? Confidence, StreamKey Key)
{
    /// <summary>Gets the shows used in all.</summary>
    public long TotalShows => Shows.Sum();

    /// <summary>Explains the answer in a sentence, in the invariant culture.</summary>
    /// <returns>For example <c>LUCB recommends arm 0 after 812 shows, with confidence 0.95.</c></returns>
    public string Explain() => string.Create(CultureInfo.InvariantCulture,
        $"{Method} recommends arm {Arm} after {TotalShows} shows, {(HasStopped, Confidence) switch
        {
            (false, _) => "cut off by the budget: no confidence.",
            (true, double confidence) => string.Create(CultureInfo.InvariantCulture, $"with confidence {confidence}."),
            _ => "its whole budget: no confidence is claimed.",
        }}");
}
